using CodeCommitEvents.RuleDocuments;

namespace CodeCommitEvents.Tests.Rules;

public sealed class DocumentErrorsTests
{
    public static TheoryData<string, string> Errors => new()
    {
        { "{'rules': [{'on': 'psuh', 'start': 'a'}]}", "rules[0].on (line 1) is unknown; did you mean push?" },
        { "{'rules': [{'on': 'push',\n'branhc': 'main', 'start': 'a'}]}", "rules[0].branhc (line 2) is unknown; did you mean branch?" },
        { "{'rules': [{'on': 'push', 'Branch': 'main', 'start': 'a'}]}", "rules[0].Branch (line 1) is unknown; did you mean branch?" },
        { "{'rules': [{'on': 'push', 'into': 'main', 'start': 'a'}]}", "rules[0].into (line 1) has no place here, but in rules on pullRequest" },
        { "{'rules': [{'on': 'branch', 'touching': 'main', 'start': 'a'}]}", "rules[0].touching (line 1) has no place here, but in rules on push, pullRequest, comment" },
        { "{'rules': [{'on': 'pullRequest', 'when': 'open', 'start': 'a'}]}", "rules[0].when (line 1) is unknown; did you mean opened?" },
        { "{'rules': [{'on': 'branch', 'when': 'qqq', 'start': 'a'}]}", "rules[0].when (line 1) is unknown; known are created, deleted" },
        { "{'rules': [{'on': 'push', 'branch': 'a{b', 'start': 'a'}]}", @"rules[0].branch (line 1) is wrong: The pattern 'a{b' is wrong at position 1: no } closes what { opens; write \{ for the character." },
        { "{'rules': [{'on': 'push', 'branch': ['!a'], 'start': 'a'}]}", "rules[0].branch (line 1) is wrong: A list of patterns has at least one that does not start with !, or nothing can match." },
        { "{'rules': [{'on': 'push', 'branch': [], 'start': 'a'}]}", "rules[0].branch (line 1) is an empty list" },
        { "{'rules': [{'on': 'push', 'branch': ['x', ''], 'start': 'a'}]}", "rules[0].branch[1] (line 1) is empty, and not a text" },
        { "{'rules': [{'on': 'push', 'branch': 7, 'start': 'a'}]}", "rules[0].branch (line 1) is a number or null, and not a text" },
        { "{'rules': [{'on': 'push', 'branch': null, 'start': 'a'}]}", "rules[0].branch (line 1) is a number or null, and not a text" },
        { "{'rules': [{'on': 'push', 'branch': {'x': 1}, 'start': 'a'}]}", "rules[0].branch (line 1) is an object, and not a text" },
        { "{'rules': [{'on': 'push', 'branch': true, 'start': 'a'}]}", "rules[0].branch (line 1) is true or false, and not a text" },
        { "{'rules': [{'on': 'push', 'stop': 'true', 'start': 'a'}]}", "rules[0].stop (line 1) is a text, and not true or false" },
        { "{'rules': [{'on': 'push', 'commitMessage': '[', 'start': 'a'}]}", "rules[0].commitMessage (line 1) is wrong: The regular expression '[' is wrong at position 1: UnterminatedBracket." },
        { "{'rules': [{'on': 'push', 'by': {'rol': 'x'}, 'start': 'a'}]}", "rules[0].by.rol (line 1) is unknown; did you mean role?" },
        { "{'rules': [{'on': 'push', 'by': {}, 'start': 'a'}]}", "rules[0].by (line 1) has not one property of arn, user, role, session, account" },
        { "{'rules': [{'on': 'push', 'by': {'role': 'a['}, 'start': 'a'}]}", @"rules[0].by.role (line 1) is wrong: The pattern 'a[' is wrong at position 1: no ] closes what [ opens; write \[ for the character." },
        { "{'rules': [{'on': 'push', 'by': '!arn:x', 'start': 'a'}]}", "rules[0].by (line 1) is wrong: There is at least one caller that does not start with !, or nobody can match." },
        { "{'rules': [{'on': 'push', 'unless': {}, 'start': 'a'}]}", "rules[0].unless (line 1) is no object with conditions" },
        { "{'rules': [{'on': 'push', 'unless': {'tag': 'x'}, 'start': 'a'}]}", "rules[0].unless.tag (line 1) has no place here, but in rules on tag" },
        { "{'rules': [{'on': 'push', 'anyOf': {}, 'start': 'a'}]}", "rules[0].anyOf (line 1) is no list of groups of conditions" },
        { "{'rules': [{'on': 'push', 'anyOf': [], 'start': 'a'}]}", "rules[0].anyOf (line 1) is no list of groups of conditions" },
        { "{'rules': [{'on': 'push', 'anyOf': [{'branch': 'x'}, 'y'], 'start': 'a'}]}", "rules[0].anyOf[1] (line 1) is no object with conditions" },
        { "{'rules': [{'on': 'push', 'anyOf': [{'start': 'x'}], 'start': 'a'}]}", "rules[0].anyOf[0].start (line 1) is unknown; known are repository, account, region, branch, merge, by, commitMessage, skipMarker, commitType, commitScope, breakingChange, touching, onlyTouching, adding, modifying, deleting, unless, anyOf" },
        { "{'rules': [{'on': 'push'}]}", "rules[0] (line 1) has neither start nor ignore" },
        { "{'rules': [{'on': 'push', 'start': 'a', 'ignore': true}]}", "rules[0] (line 1) has both start and ignore" },
        { "{'rules': [{'start': 'a'}]}", "rules[0] (line 1) has neither on nor forRepository" },
        { "{'rules': [{'on': 'push', 'start': {'batch': true}}]}", "rules[0].start (line 1) has no project" },
        { "{'rules': [{'on': 'push', 'start': []}]}", "rules[0].start (line 1) is an empty list" },
        { "{'rules': [{'on': 'push', 'start': '{branch}'}]}", "rules[0].start (line 1) is wrong: of braces the name of a project has {repository} only." },
        { "{'rules': [{'on': 'push', 'start': {'project': 'a', 'projekt': 'b'}}]}", "rules[0].start.projekt (line 1) is unknown; did you mean project?" },
        { "{'rules': [{'on': 'push', 'start': {'project': 'a', 'at': 'comit'}}]}", "rules[0].start.at (line 1) is unknown; did you mean commit?" },
        { "{'rules': [{'on': 'push', 'start': {'project': 'a', 'environment': 'x'}}]}", "rules[0].start.environment (line 1) is a text, and not an object of names and texts" },
        { "{'rules': [{'on': 'push', 'start': {'project': 'a', 'environment': {'A': 1}}}]}", "rules[0].start.environment.A (line 1) is a number or null, and not a text" },
        { "{'rules': [{'on': 'push', 'start': {'project': 'a', 'environment': {'CODEBUILD_X': ''}}}]}", "rules[0].start.environment.CODEBUILD_X (line 1) is wrong: CodeBuild reserves names that start with CODEBUILD_." },
        { "{'rules': [{'on': 'push', 'start': {'project': 'a', 'secrets': {'CODEBUILD_X': ''}}}]}", "rules[0].start.secrets.CODEBUILD_X (line 1) is wrong: CodeBuild reserves names that start with CODEBUILD_." },
        { "{'rules': [{'on': 'push', 'start': {'project': 'a', 'environment': {'A': '1'}, 'secrets': {'A': 'ci'}}}]}", "rules[0].start.secrets.A (line 1) is there twice, as values of two kinds" },
        { "{'rules': [{'on': 'comment', 'start': {'project': 'a', 'at': 'reference'}}]}", "rules[0] (line 1) is wrong: No CommentEvent tells the Reference to build: choose another with At, as ProjectDefault." },
        { "{'rules': [{'on': 'comment', 'saying': 'a\\nb', 'start': 'a'}]}", "rules[0].saying (line 1) is wrong: A command is one line with a word in it." },
        { "{'rules': [{'forRepository': 'a[', 'rules': []}]}", @"rules[0].forRepository (line 1) is wrong: The pattern 'a[' is wrong at position 1: no ] closes what [ opens; write \[ for the character." },
        { "{'rules': [{'forRepository': 7, 'rules': []}]}", "rules[0].forRepository (line 1) is a number or null, and not a text" },
        { "{'rules': [{'forRepository': 'a'}]}", "rules[0] (line 1) has no rules" },
        { "{'rules': [{'forRepository': 'a', 'on': 'push', 'rules': []}]}", "rules[0].on (line 1) is unknown; known are whenUnknown, firstMatchOnly, forRepository, rules" },
        { "{'rules': ['x']}", "rules[0] (line 1) is a text, and not a rule" },
        { "{'rules': {}}", "rules (line 1) is an object, and not a list of rules" },
        { "{'rules': 'x'}", "rules (line 1) is a text, and not a list of rules" },
        { "{'whenUnknown': 'never', 'rules': []}", "whenUnknown (line 1) is unknown; known are match, noMatch" },
        { "{\n\n'rule': []}", "rule (line 3) is unknown; did you mean rules?" },
        { "[]", "the document (line 1) is a list, and not an object with rules" },
        { "{'rules': [{'on': 'push', 'on': 'tag', 'start': 'a'}]}", "rules[0].on (line 1) stands there twice" },
        { "{'rules': [{'on': 'push', 'branch': '\\ud800', 'start': 'a'}]}", "rules[0].branch (line 1) has a text that is not Unicode" },
        { "{'rules': [\n{'on' 'push'}]}", "the document (line 2) is not JSON, at byte 6 of the line" },
        { "{'rules': []} x", "the document (line 1) is not JSON, at byte 14 of the line" },
        { "", "the document (line 1) is not JSON, at byte 0 of the line" },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public void What_is_wrong_is_said_with_its_place_and_what_would_be_right(string document, string error)
    {
        var read = () => BuildRulesDocument.FromJson(document.Replace('\'', '"'));

        read.Should().Throw<BuildRulesFormatException>().Which.Errors.Select(one => one.ToString().Replace('"', '\'')).Should().Contain(error);
    }

    [Fact]
    public void Everything_wrong_is_said_at_once_in_the_order_of_the_document()
    {
        var read = () => BuildRulesDocument.FromJson(
            """
            {
              "whenUnkown": "match",
              "rules": [
                { "on": "push", "branhc": "main", "start": 3 },
                { "on": "tag" },
                { "on": "tag", "tag": "v*", "start": "publish" }
              ]
            }
            """);

        var exception = read.Should().Throw<BuildRulesFormatException>().Which;
        exception.Errors.Select(error => (error.Path, error.Line)).Should().Equal(
            ("whenUnkown", 2), ("rules[0].branhc", 4), ("rules[0].start", 4), ("rules[1]", 5));
        exception.Message.ReplaceLineEndings("\n").Should().StartWith("The rules cannot be read:\nwhenUnkown (line 2) is unknown; did you mean whenUnknown?\n");
    }

    [Fact]
    public void An_error_that_an_empty_group_would_be_is_not_said_besides_the_one_that_emptied_it()
    {
        var read = () => BuildRulesDocument.FromJson("""{"rules": [{"on": "push", "unless": {"barnch": "x"}, "start": "a"}]}""");

        read.Should().Throw<BuildRulesFormatException>().Which.Errors.Should().ContainSingle();
    }

    [Fact]
    public void A_name_in_a_document_cannot_feign_a_line()
    {
        var read = () => BuildRulesDocument.FromJson("""{"rules": [{"on": "push", "x\nrules[1]": "x", "branch": "\n{", "start": "a"}]}""");

        read.Should().Throw<BuildRulesFormatException>().Which.Errors.Select(error => error.ToString()).Should()
            .NotContain(error => error.Contains('\n', StringComparison.Ordinal)).And.HaveCount(2);
    }

    [Fact]
    public void What_is_no_document_at_all_is_a_mistake()
    {
        Action[] mistakes = [() => BuildRulesDocument.FromJson((string)null!), () => BuildRulesDocument.FromConfiguration(null!), () => _ = new BuildRulesFormatException(null!)];

        foreach (var mistake in mistakes)
        {
            mistake.Should().Throw<ArgumentNullException>();
        }
    }
}
