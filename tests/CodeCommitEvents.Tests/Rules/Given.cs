using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Tests.Rules;

/// <summary>Events, facts and rules for tests of rules.</summary>
internal static class Given
{
    public const string Commit = "ec5e858dd7734e2f9d1b1a6b9a1b6e3c8d2f4a10";
    public const string Repository = "payments-api";
    public const string Maintainer = "arn:aws:sts::111122223333:assumed-role/maintainers/mary";
    public const string Bot = "arn:aws:iam::111122223333:user/ci/bot";

    public static ReferenceUpdatedEvent Push(string reference, string repository = Repository) => new()
    {
        Reference = GitReference.Parse(reference),
        RepositoryName = repository,
        CommitId = Commit,
    };

    public static ReferenceCreatedEvent FirstPush(string reference) => new()
    {
        Reference = GitReference.Parse(reference),
        RepositoryName = Repository,
        CommitId = Commit,
    };

    public static ReferenceDeletedEvent Deletion(string reference) => new()
    {
        Reference = GitReference.Parse(reference),
        RepositoryName = Repository,
        OldCommitId = Commit,
    };

    public static ReferenceUpdatedEvent Merge(MergeOption? option) =>
        Push("main") with { Merge = new() { Option = option, SourceCommitId = Commit } };

    public static PullRequestCreatedEvent Opened(string into = "main") => new()
    {
        PullRequestId = "7",
        RepositoryName = Repository,
        Source = GitReference.Branch("feature/refunds"),
        SourceCommit = Commit,
        Destination = GitReference.Branch(into),
    };

    public static PullRequestCreatedEvent Opened(params ChangedFile[] files) =>
        Opened() with { ChangedFiles = [.. files], NumberOfFilesAdded = 0, NumberOfFilesModified = files.Length, NumberOfFilesDeleted = 0 };

    public static PullRequestSourceBranchUpdatedEvent Updated() => new()
    {
        PullRequestId = "7",
        RepositoryName = Repository,
        Source = GitReference.Branch("feature/refunds"),
        SourceCommit = Commit,
        Destination = GitReference.Branch("main"),
    };

    public static PullRequestStatusChangedEvent StatusChanged(PullRequestStatus? status) => new()
    {
        PullRequestId = "7",
        RepositoryName = Repository,
        Source = GitReference.Branch("feature/refunds"),
        SourceCommit = Commit,
        Destination = GitReference.Branch("main"),
        Status = status,
    };

    public static PullRequestMergeStatusUpdatedEvent Merged(MergeOption? option) => new()
    {
        PullRequestId = "7",
        RepositoryName = Repository,
        Source = GitReference.Branch("feature/refunds"),
        SourceCommit = Commit,
        Destination = GitReference.Branch("main"),
        Status = PullRequestStatus.Closed,
        IsMerged = true,
        MergeOption = option,
    };

    public static PullRequestApprovalStateChangedEvent Approval(ApprovalStatus? status) =>
        new() { PullRequestId = "7", RepositoryName = Repository, SourceCommit = Commit, ApprovalStatus = status };

    public static PullRequestApprovalRuleOverriddenEvent Override(OverrideStatus? status) =>
        new() { PullRequestId = "7", RepositoryName = Repository, SourceCommit = Commit, OverrideStatus = status };

    /// <summary>A new comment on a pull request. If the text is null, the event looks like an event of EventBridge, which never sends the text.</summary>
    public static CommentOnPullRequestCreatedEvent Comment(string? text = null) => new()
    {
        CommentId = "c1",
        PullRequestId = "7",
        RepositoryName = Repository,
        AfterCommitId = Commit,
        Thread = ThreadOf(text),
    };

    public static CommentOnPullRequestUpdatedEvent EditedComment(string? text = null) => new()
    {
        CommentId = "c1",
        PullRequestId = "7",
        RepositoryName = Repository,
        AfterCommitId = Commit,
        Thread = ThreadOf(text),
    };

    public static CommentOnCommitCreatedEvent CommitComment(string? text = null) =>
        new() { CommentId = "c2", RepositoryName = Repository, AfterCommitId = Commit, Thread = ThreadOf(text) };

    public static BuildStateChangeEvent Build(BuildStatus? status, string project = "unit-tests") => new()
    {
        BuildArn = new($"arn:aws:codebuild:eu-west-1:111122223333:build/{project}:1"),
        ProjectName = project,
        BuildStatus = status,
        Information = new()
        {
            Source = new() { Type = "CODECOMMIT", Location = $"https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/{Repository}" },
            SourceVersion = Commit,
        },
    };

    public static ChangedFile Added(string path) => new() { FilePath = path, ChangeType = FileChangeType.Added };

    public static ChangedFile Modified(string path) => new() { FilePath = path, ChangeType = FileChangeType.Modified };

    public static ChangedFile Deleted(string path) => new() { FilePath = path, ChangeType = FileChangeType.Deleted };

    public static EventFacts Message(string message) => new() { Commit = new() { Message = message } };

    public static EventFacts Files(params string[] paths) => new() { ChangedFiles = new() { Files = [.. paths.Select(Modified)] } };

    public static BuildRules Rules(Func<BuildRulesBuilder, BuildRulesBuilder> define) => define(BuildRules.CreateBuilder()).Build();

    /// <summary>The projects of the builds that a set of rules starts, in order.</summary>
    public static IEnumerable<string> Projects(this BuildRules rules, ServiceEvent serviceEvent, EventFacts? facts = null) =>
        rules.Evaluate(serviceEvent, facts).Builds.Select(build => build.ProjectName);

    /// <summary>Whether a set of one rule starts the build of this rule.</summary>
    public static bool Starts(this BuildRules rules, ServiceEvent serviceEvent, EventFacts? facts = null) =>
        rules.Evaluate(serviceEvent, facts).Builds.Count > 0;

    private static ValueList<Comment>? ThreadOf(string? text) => text is null ? null : [new() { Text = "an older one" }, new() { Text = text }];
}
