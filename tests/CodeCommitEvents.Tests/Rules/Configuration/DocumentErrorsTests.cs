using CodeCommitEvents.RuleDocuments;

namespace CodeCommitEvents.Tests.Rules;

public sealed class DocumentErrorsTests
{
    public static TheoryData<string, string> Errors => new()
    {
        { "{'rules': [{'on': 'psuh', 'startBuild': 'a'}]}", "rules[0].on (line 1) is unknown; did you mean push?" },
        { "{'rules': [{'on': 'push',\n'toBranhc': 'main', 'startBuild': 'a'}]}", "rules[0].toBranhc (line 2) is unknown; did you mean toBranch?" },
        { "{'rules': [{'on': 'push', 'ToBranch': 'main', 'startBuild': 'a'}]}", "rules[0].ToBranch (line 1) is unknown; did you mean toBranch?" },
        { "{'rules': [{'on': 'push', 'into': 'main', 'startBuild': 'a'}]}", "rules[0].into (line 1) is not allowed here, only in rules on pullRequest" },
        { "{'rules': [{'on': 'branch', 'touching': 'main', 'startBuild': 'a'}]}", "rules[0].touching (line 1) is not allowed here, only in rules on push, pullRequest, comment" },
        { "{'rules': [{'on': 'pullRequest', 'when': 'open', 'startBuild': 'a'}]}", "rules[0].when (line 1) is unknown; did you mean opened?" },
        { "{'rules': [{'on': 'branch', 'when': 'qqq', 'startBuild': 'a'}]}", "rules[0].when (line 1) is unknown; known are created, deleted" },
        { "{'rules': [{'on': 'push', 'toBranch': 'a{b', 'startBuild': 'a'}]}", @"rules[0].toBranch (line 1) is wrong: The pattern 'a{b' is wrong at position 1: { has no matching }; write \{ for the character." },
        { "{'rules': [{'on': 'push', 'toBranch': ['!a'], 'startBuild': 'a'}]}", "rules[0].toBranch (line 1) is wrong: At least one pattern must not start with !. Otherwise nothing can match." },
        { "{'rules': [{'on': 'push', 'toBranch': [], 'startBuild': 'a'}]}", "rules[0].toBranch (line 1) is an empty list" },
        { "{'rules': [{'on': 'push', 'toBranch': ['x', ''], 'startBuild': 'a'}]}", "rules[0].toBranch[1] (line 1) is empty, but must be a text" },
        { "{'rules': [{'on': 'push', 'toBranch': 7, 'startBuild': 'a'}]}", "rules[0].toBranch (line 1) is a number or null, but must be a text" },
        { "{'rules': [{'on': 'push', 'toBranch': null, 'startBuild': 'a'}]}", "rules[0].toBranch (line 1) is a number or null, but must be a text" },
        { "{'rules': [{'on': 'push', 'toBranch': {'x': 1}, 'startBuild': 'a'}]}", "rules[0].toBranch (line 1) is an object, but must be a text" },
        { "{'rules': [{'on': 'push', 'toBranch': true, 'startBuild': 'a'}]}", "rules[0].toBranch (line 1) is true or false, but must be a text" },
        { "{'rules': [{'on': 'push', 'stopProcessing': 'true', 'startBuild': 'a'}]}", "rules[0].stopProcessing (line 1) is a text, but must be true or false" },
        { "{'rules': [{'on': 'push', 'withCommitMessage': '[', 'startBuild': 'a'}]}", "rules[0].withCommitMessage (line 1) is wrong: The regular expression '[' is wrong at position 1: UnterminatedBracket." },
        { "{'rules': [{'on': 'push', 'by': {'rol': 'x'}, 'startBuild': 'a'}]}", "rules[0].by.rol (line 1) is unknown; did you mean role?" },
        { "{'rules': [{'on': 'push', 'by': {}, 'startBuild': 'a'}]}", "rules[0].by (line 1) must have exactly one of the properties arn, user, federatedUser, role, session, account" },
        { "{'rules': [{'on': 'push', 'by': {'role': 'a['}, 'startBuild': 'a'}]}", @"rules[0].by.role (line 1) is wrong: The pattern 'a[' is wrong at position 1: [ has no matching ]; write \[ for the character." },
        { "{'rules': [{'on': 'push', 'by': '!arn:x', 'startBuild': 'a'}]}", "rules[0].by (line 1) is wrong: At least one caller must not start with !. Otherwise nobody can match." },
        { "{'rules': [{'on': 'push', 'unless': {}, 'startBuild': 'a'}]}", "rules[0].unless (line 1) must be an object with conditions" },
        { "{'rules': [{'on': 'push', 'unless': {'into': 'x'}, 'startBuild': 'a'}]}", "rules[0].unless.into (line 1) is not allowed here, only in rules on pullRequest" },
        { "{'rules': [{'on': 'push', 'anyOf': {}, 'startBuild': 'a'}]}", "rules[0].anyOf (line 1) must be a list of groups of conditions" },
        { "{'rules': [{'on': 'push', 'anyOf': [], 'startBuild': 'a'}]}", "rules[0].anyOf (line 1) must be a list of groups of conditions" },
        { "{'rules': [{'on': 'push', 'anyOf': [{'toBranch': 'x'}, 'y'], 'startBuild': 'a'}]}", "rules[0].anyOf[1] (line 1) must be an object with conditions" },
        { "{'rules': [{'on': 'push', 'anyOf': [{'startBuild': 'x'}], 'startBuild': 'a'}]}", "rules[0].anyOf[0].startBuild (line 1) is unknown; known are inRepository, inAccount, inRegion, by, withCommitMessage, withSkipMarker, withoutSkipMarker, withCommitType, withCommitScope, withBreakingChange, touching, onlyTouching, adding, modifying, deleting, toBranch, byMerge, toBranchMatching, withCustomData, customDataMatching, unless, anyOf" },
        { "{'rules': [{'on': 'push'}]}", "rules[0] (line 1) has neither startBuild nor ignore" },
        { "{'rules': [{'on': 'push', 'startBuild': 'a', 'ignore': true}]}", "rules[0] (line 1) has both startBuild and ignore" },
        { "{'rules': [{'startBuild': 'a'}]}", "rules[0] (line 1) has neither on nor forRepository" },
        { "{'rules': [{'on': 'push', 'startBuild': {'asBatch': true}}]}", "rules[0].startBuild (line 1) has no project" },
        { "{'rules': [{'on': 'push', 'startBuild': []}]}", "rules[0].startBuild (line 1) is an empty list" },
        { "{'rules': [{'on': 'push', 'startBuild': '{branch}'}]}", "rules[0].startBuild (line 1) is wrong: The name of a project can contain no braces except {repository}." },
        { "{'rules': [{'on': 'push', 'startBuild': {'project': 'a', 'projekt': 'b'}}]}", "rules[0].startBuild.projekt (line 1) is unknown; did you mean project?" },
        { "{'rules': [{'on': 'push', 'startBuild': {'project': 'a', 'at': 'comit'}}]}", "rules[0].startBuild.at (line 1) is unknown; did you mean commit?" },
        { "{'rules': [{'on': 'push', 'startBuild': {'project': 'a', 'environmentVariables': 'x'}}]}", "rules[0].startBuild.environmentVariables (line 1) is a text, but must be an object of names and texts" },
        { "{'rules': [{'on': 'push', 'startBuild': {'project': 'a', 'environmentVariables': {'A': 1}}}]}", "rules[0].startBuild.environmentVariables.A (line 1) is a number or null, but must be a text" },
        { "{'rules': [{'on': 'push', 'startBuild': {'project': 'a', 'environmentVariables': {'CODEBUILD_X': ''}}}]}", "rules[0].startBuild.environmentVariables.CODEBUILD_X (line 1) is wrong: CodeBuild reserves names that start with CODEBUILD_." },
        { "{'rules': [{'on': 'push', 'startBuild': {'project': 'a', 'secrets': {'CODEBUILD_X': ''}}}]}", "rules[0].startBuild.secrets.CODEBUILD_X (line 1) is wrong: CodeBuild reserves names that start with CODEBUILD_." },
        { "{'rules': [{'on': 'push', 'startBuild': {'project': 'a', 'environmentVariables': {'A': '1'}, 'secrets': {'A': 'ci'}}}]}", "rules[0].startBuild.secrets.A (line 1) is defined twice, with different kinds of values" },
        { "{'rules': [{'on': 'comment', 'startBuild': {'project': 'a', 'at': 'reference'}}]}", "rules[0] (line 1) is wrong: No CommentEvent has a Reference to build. Choose another value with At, such as ProjectDefault." },
        { "{'rules': [{'on': 'comment', 'saying': 'a\\nb', 'startBuild': 'a'}]}", "rules[0].saying (line 1) is wrong: A command must be one line with at least one word." },
        { "{'rules': [{'forRepository': 'a[', 'rules': []}]}", @"rules[0].forRepository (line 1) is wrong: The pattern 'a[' is wrong at position 1: [ has no matching ]; write \[ for the character." },
        { "{'rules': [{'forRepository': 7, 'rules': []}]}", "rules[0].forRepository (line 1) is a number or null, but must be a text" },
        { "{'rules': [{'forRepository': 'a'}]}", "rules[0] (line 1) has no rules" },
        { "{'rules': [{'forRepository': 'a', 'on': 'push', 'rules': []}]}", "rules[0].on (line 1) is unknown; known are onMissingFacts, firstMatchOnly, forRepository, rules" },
        { "{'rules': ['x']}", "rules[0] (line 1) is a text, but must be a rule" },
        { "{'rules': {}}", "rules (line 1) is an object, but must be a list of rules" },
        { "{'rules': 'x'}", "rules (line 1) is a text, but must be a list of rules" },
        { "{'onMissingFacts': 'never', 'rules': []}", "onMissingFacts (line 1) is unknown; known are match, noMatch" },
        { "{\n\n'rule': []}", "rule (line 3) is unknown; did you mean rules?" },
        { "[]", "the document (line 1) is a list, but must be an object with rules" },
        { "{'rules': [{'on': 'push', 'on': 'tag', 'startBuild': 'a'}]}", "rules[0].on (line 1) is defined twice" },
        { "{'rules': [{'on': 'push', 'toBranch': '\\ud800', 'startBuild': 'a'}]}", "rules[0].toBranch (line 1) has a text that is not valid Unicode" },
        { "{'rules': [\n{'on' 'push'}]}", "the document (line 2) is not JSON, at byte 6 of the line" },
        { "{'rules': []} x", "the document (line 1) is not JSON, at byte 14 of the line" },
        { "", "the document (line 1) is not JSON, at byte 0 of the line" },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public void An_error_contains_its_path_its_line_and_a_suggestion(string document, string error)
    {
        var read = () => BuildRulesDocument.FromJson(document.Replace('\'', '"'));

        read.Should().Throw<BuildRulesFormatException>().Which.Errors.Select(one => one.ToString().Replace('"', '\'')).Should().Contain(error);
    }

    [Fact]
    public void All_errors_are_reported_at_once_in_the_order_of_the_document()
    {
        var read = () => BuildRulesDocument.FromJson(
            """
            {
              "onMissingFact": "match",
              "rules": [
                { "on": "push", "toBranhc": "main", "startBuild": 3 },
                { "on": "tag" },
                { "on": "tag", "withName": "v*", "startBuild": "publish" }
              ]
            }
            """);

        var exception = read.Should().Throw<BuildRulesFormatException>().Which;
        exception.Errors.Select(error => (error.Path, error.Line)).Should().Equal(
            ("onMissingFact", 2), ("rules[0].toBranhc", 4), ("rules[0].startBuild", 4), ("rules[1]", 5));
        exception.Message.ReplaceLineEndings("\n").Should().StartWith("The rules cannot be read:\nonMissingFact (line 2) is unknown; did you mean onMissingFacts?\n");
    }

    [Fact]
    public void A_group_that_is_empty_because_of_another_error_is_not_reported()
    {
        var read = () => BuildRulesDocument.FromJson("""{"rules": [{"on": "push", "unless": {"toBarnch": "x"}, "startBuild": "a"}]}""");

        read.Should().Throw<BuildRulesFormatException>().Which.Errors.Should().ContainSingle();
    }

    [Fact]
    public void A_name_in_a_document_cannot_add_a_line_to_an_error()
    {
        var read = () => BuildRulesDocument.FromJson("""{"rules": [{"on": "push", "x\nrules[1]": "x", "toBranch": "\n{", "startBuild": "a"}]}""");

        read.Should().Throw<BuildRulesFormatException>().Which.Errors.Select(error => error.ToString()).Should()
            .NotContain(error => error.Contains('\n', StringComparison.Ordinal)).And.HaveCount(2);
    }

    [Fact]
    public void A_null_argument_throws()
    {
        Action[] mistakes = [() => BuildRulesDocument.FromJson((string)null!), () => BuildRulesDocument.FromConfiguration(null!), () => _ = new BuildRulesFormatException(null!)];

        foreach (var mistake in mistakes)
        {
            mistake.Should().Throw<ArgumentNullException>();
        }
    }
}
