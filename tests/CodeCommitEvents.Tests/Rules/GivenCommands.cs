using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Tests.Rules;

/// <summary>Rules with commands, comments on pull request 7 and its builds, for tests.</summary>
internal static class GivenCommands
{
    public const string Reader = "arn:aws:sts::111122223333:assumed-role/readers/rob";
    public const string Revision = "r2";

    public static readonly DateTimeOffset Said = new(2026, 3, 9, 8, 0, 0, TimeSpan.Zero);

    /// <summary>Rules on pull requests, and commands: maintainers may say all of them, everybody may ask why, and maintainers have a command of their own.</summary>
    public static BuildRules Commands { get; } = Given.Rules(all => all
        .OnPullRequest("checks", pr => pr.Into("main").StartBuild("payments-ci").StartBuild("payments-lint"))
        .OnPullRequest("releases", pr => pr.Into("release/**").StartBuild("payments-release"))
        .OnComment("commands", comment => comment.By(CallerPattern.Role("maintainers")).RunCommands("pull-request"))
        .OnComment("readers", comment => comment.RunCommands("pull-request", commands => commands with { Commands = [PullRequestCommand.Why, PullRequestCommand.Help] }))
        .OnComment("deploy", comment => comment.By(CallerPattern.Role("maintainers")).WithCommand("/deploy", "{staging,test}").StartBuild("payments-deploy")));

    /// <summary>A new comment. If the text is null, the event has none, as an event of EventBridge.</summary>
    public static CommentOnPullRequestCreatedEvent Comment(string? text, string by = Given.Maintainer) => Given.Comment() with
    {
        CallerUserArn = new(by),
        Time = Said,
        Account = "111122223333",
        Region = "eu-west-1",
        Thread = text is null ? null : [new() { AuthorArn = new(by), Text = text }],
    };

    public static PullRequestCreatedEvent PullRequest(string into = "main") => Given.Opened(into) with
    {
        RevisionId = Revision,
        Status = PullRequestStatus.Open,
        Account = "111122223333",
        Region = "eu-west-1",
    };

    /// <summary>The facts about pull request 7, with its builds if there are any.</summary>
    public static EventFacts Facts(BuildRules rules, PullRequestEvent? pullRequest = null, params BuildOutcome[] builds) =>
        new() { PullRequest = rules.Evaluate(pullRequest ?? PullRequest()).ToPullRequestState(), PullRequestBuilds = [.. builds] };

    public static BuildDecision Say(string text, string by = Given.Maintainer, PullRequestEvent? pullRequest = null, params BuildOutcome[] builds) =>
        Commands.Evaluate(Comment(text, by), Facts(Commands, pullRequest, builds));

    /// <summary>A build of the newest revision, which was started a minute before the comment for each number that is missing to ten.</summary>
    public static BuildOutcome Build(string project, int number, BuildStatus? status, bool isFinal = true, BuildCause? cause = null) => new()
    {
        BuildArn = new($"arn:aws:codebuild:eu-west-1:111122223333:build/{project}:b{number}"),
        ProjectName = project,
        BuildNumber = number,
        Status = status,
        IsFinal = isFinal,
        StartTime = Said.AddMinutes(number - 10),
        Cause = cause ?? Cause(project),
    };

    public static BuildOutcome Running(string project, int number) => Build(project, number, BuildStatus.InProgress, isFinal: false);

    public static BuildCause Cause(string project) => new()
    {
        Repository = Given.Repository,
        PullRequestId = "7",
        Revision = Revision,
        SourceCommit = Given.Commit,
        BuildKey = new() { ProjectName = project },
    };

    public static IEnumerable<string> Projects(this BuildDecision decision) => decision.Builds.Select(build => build.ProjectName);

    /// <summary>The title and the lines of the answer. Null if nobody is answered.</summary>
    public static string? AnswerOf(BuildDecision decision)
    {
        (decision.Notifications.Count > 0).Should().Be(decision.Command is not null, "a command has an answer, and only a command has one");
        return decision.Command is { } command ? string.Join('\n', [command.Answer.Title, .. command.Answer.Lines]) : null;
    }
}
