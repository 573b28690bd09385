using CodeCommitEvents.RuleDocuments;
using CodeCommitEvents.Rules;
using Microsoft.Extensions.Configuration;

namespace CodeCommitEvents.Tests.Rules;

/// <summary>Tests the key <c>runCommands</c>.</summary>
public sealed class CommandDocumentTests
{
    private const string Conflict = "RunCommands says itself which comments are commands. Remove Saying and WithCommand, or RunCommands. PullRequestCommandOptions.Commands limits the commands.";

    [Fact]
    public void A_document_and_code_define_the_same_rules()
    {
        var read = BuildRulesDocument.FromJson("""
            { "rules": [
                { "on": "comment", "name": "commands", "by": { "role": "maintainers" }, "runCommands": "pull-request" },
                { "on": "comment", "name": "readers", "runCommands": { "answerTo": "pull-request", "commands": ["why", "help"], "projects": ["payments-*", "!*-deploy"] }, "notify": "team" },
                { "on": "comment", "runCommands": { "answerTo": "x", "commands": "build" } } ] }
            """);
        var written = BuildRules.CreateBuilder()
            .OnComment("commands", comment => comment.By(CallerPattern.Role("maintainers")).RunCommands("pull-request"))
            .OnComment("readers", comment => comment.RunCommands("pull-request", commands => commands with { Commands = [PullRequestCommand.Why, PullRequestCommand.Help], Projects = ["payments-*", "!*-deploy"] }).Notify("team"))
            .OnComment(comment => comment.RunCommands("x", commands => commands with { Commands = [PullRequestCommand.Build] }))
            .Build();

        read.ToText().Should().Be(written.ToText());
        read.ToText().Should().Contain("    run /why or /help for projects payments-* but not *-deploy, and answer to pull-request");
        read.Rules.Select(rule => (rule.Name, string.Join(' ', rule.ChannelNames))).Should().Equal(("commands", "pull-request"), ("readers", "team pull-request"), ("commands (2)", "x"));
    }

    [Theory]
    [InlineData("'on': 'comment', 'runCommands': 7", "rules[0].runCommands (line 1) is the number 7, but must be the name of a channel, or an object with answerTo")]
    [InlineData("'on': 'comment', 'runCommands': true", "rules[0].runCommands (line 1) is true, but must be the name of a channel, or an object with answerTo")]
    [InlineData("'on': 'comment', 'runCommands': ['x']", "rules[0].runCommands (line 1) is a list, but must be the name of a channel, or an object with answerTo")]
    [InlineData("'on': 'comment', 'runCommands': ''", "rules[0].runCommands (line 1) is an empty text, but must be the name of a channel, or an object with answerTo")]
    [InlineData("'on': 'comment', 'runCommands': {'answerTo': true}", "rules[0].runCommands.answerTo (line 1) is true, but must be a text: write 'true'")]
    [InlineData("'on': 'comment', 'runCommands': {'answerTo': 'x', 'project': 'a'}", "rules[0].runCommands.project (line 1) is an unknown key; did you mean projects?")]
    [InlineData("'on': 'comment', 'runCommands': {'answerTo': 'x', 'command': 'build'}", "rules[0].runCommands.command (line 1) is an unknown key; did you mean commands?")]
    [InlineData("'on': 'comment', 'runCommands': {'channel': 'x'}", "rules[0].runCommands.channel (line 1) is an unknown key; did you mean answerTo?")]
    [InlineData("'on': 'comment', 'runCommands': {'notify': 'x'}", "rules[0].runCommands.notify (line 1) is a key of a rule, and cannot be used here; did you mean answerTo?")]
    [InlineData("'on': 'comment', 'runCommands': {}", "rules[0].runCommands (line 1) has no answerTo")]
    [InlineData("'on': 'comment', 'runCommands': {'answerto': 'x'}", "rules[0].runCommands.answerto (line 1) is an unknown key; did you mean answerTo?")]
    [InlineData("'on': 'comment', 'runCommands': {'answerTo': 'x', 'commands': ['biuld']}", "rules[0].runCommands.commands[0] (line 1) has the unknown value 'biuld'; did you mean 'build'?")]
    [InlineData("'on': 'comment', 'runCommands': {'answerTo': 'x', 'commands': []}", "rules[0].runCommands.commands (line 1) is an empty list, but must have at least one value")]
    [InlineData("'on': 'comment', 'runComands': 'x'", "rules[0].runComands (line 1) is an unknown key; did you mean runCommands?")]
    [InlineData("'on': 'comment', 'runCommands': 'x', 'ignore': true", "rules[0] (line 1) has both runCommands and ignore, but a rule does only one of the two")]
    [InlineData("'on': 'comment'", "rules[0] (line 1) does nothing: add startBuild or notify or runCommands, or 'ignore': true")]
    [InlineData("'on': 'pullRequest', 'runCommands': 'x'", "rules[0].runCommands (line 1) is an action of rules on comment, and cannot be used here")]
    [InlineData("'on': 'comment', 'saying': '/build', 'runCommands': 'x'", "rules[0].runCommands (line 1) is the text 'x', which is wrong: " + Conflict)]
    [InlineData("'on': 'comment', 'runCommands': 'x', 'anyOf': [{'withCommand': '/build'}, {'onPullRequest': true}]", "rules[0].anyOf (line 1) is wrong: " + Conflict)]
    public void A_mistake_is_reported_at_its_place(string rule, string error) => FluentActions
        .Invoking(() => BuildRulesDocument.FromJson($$"""{"rules": [{{{rule.Replace('\'', '"')}}}]}"""))
        .Should().Throw<BuildRulesFormatException>().Which.Errors.Select(one => one.ToString().Replace('"', '\'')).Should().Contain(error);

    [Fact]
    public void True_in_configuration_is_no_name_of_a_channel() => FluentActions
        .Invoking(() => BuildRulesDocument.FromConfiguration(new ConfigurationBuilder().AddInMemoryCollection([new("Rules:0:On", "comment"), new("Rules:0:RunCommands", "True")]).Build()))
        .Should().Throw<BuildRulesFormatException>().WithMessage("*RunCommands is the text \"True\", but must be the name of a channel, or an object with answerTo*");

    [Theory]
    [InlineData("'on': 'comment', 'onCommit': true, 'runCommands': 'x'")]
    [InlineData("'on': 'comment', 'runCommands': 'x', 'onCommit': true")]
    [InlineData("'on': 'comment', 'runCommands': {'answerTo': 'x', 'projects': ['!a']}")]
    [InlineData("'on': 'comment', 'runCommands': 'a channel'")]
    public void A_rule_that_cannot_run_commands_is_an_error(string rule) => FluentActions
        .Invoking(() => BuildRulesDocument.FromJson($$"""{"rules": [{{{rule.Replace('\'', '"')}}}]}""")).Should().Throw<BuildRulesFormatException>();
}
