using System.Globalization;
using CodeCommitEvents.Building;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;
using static CodeCommitEvents.CodeCommit.Tests.GitChange;

namespace CodeCommitEvents.CodeCommit.Tests;

/// <summary>A pull request, its builds, and a channel that approves it.</summary>
public abstract class ApprovalTest : FactTest
{
    internal const string PullRequest7 = "7";
    private protected static readonly DateTimeOffset Start = new(2026, 1, 2, 4, 0, 0, TimeSpan.Zero);

    private protected FakePullRequestBuilds Builds { get; } = new();

    /// <summary>The newest commit of the source.</summary>
    private protected string Commit { get; private set; } = "";

    private protected string Revision => ApprovalOperations.RevisionOf(PullRequest7, Commit);

    private protected IEnumerable<string> Approvers => Server.Approvals.Of(PullRequest7).Approvals.Where(approval => approval.Revision == Revision).Select(approval => approval.User);

    private protected bool IsApproved => Approvers.Contains(ApprovalOperations.Own, StringComparer.Ordinal);

    /// <summary>Opens the pull request, or pushes another commit to its source.</summary>
    private protected void Push()
    {
        if (Git.Tip("main") is not { } main)
        {
            main = Git.Commit("main", Write("README.md"));
            Git.Point("feature", main);
            Server.PullRequests[PullRequest7] = new(Git, "feature", "main");
        }

        Commit = Git.Commit("feature", Write("src/a.cs"));
    }

    /// <summary>Adds a build that an event of the newest revision caused.</summary>
    /// <param name="key">The key of the build.</param>
    /// <param name="status">The status.</param>
    /// <param name="required">The required builds that the build carries.</param>
    private protected BuildOutcome Add(string key, string status, string? required = null) => Add(key, status, cause => cause with { RequiredBuilds = BuildKeys(required), Revision = Revision });

    /// <summary>Adds a build that a comment on the newest commit caused.</summary>
    private protected BuildOutcome AddByComment(string key, string status) => Add(key, status, cause => cause with { Event = "commentOnPullRequestCreated" });

    private protected BuildOutcome Add(string key, string status, Func<BuildCause, BuildCause> change)
    {
        var known = BuildKeys(key)[0];
        var number = Builds.All.Count + 1;
        var build = new BuildOutcome
        {
            BuildArn = new(string.Create(CultureInfo.InvariantCulture, $"arn:aws:codebuild:eu-central-1:111122223333:{(known.IsBatch ? "build-batch" : "build")}/{known.ProjectName}:{number}")),
            ProjectName = known.ProjectName,
            BuildNumber = number,
            Status = new(status),
            IsFinal = status is not ("IN_PROGRESS" or "NEW"),
            StartTime = Start.AddMinutes(number),
            RepositoryName = Git.Name,
            ResolvedSourceVersion = Commit,
            Batch = known.IsBatch ? new() { BatchArn = new("arn"), ProjectName = known.ProjectName } : null,
            Cause = change(new BuildCause { PullRequestId = PullRequest7, Repository = Git.Name, SourceCommit = Commit, Commit = Commit, BuildKey = known }),
        };
        Builds.All.Add(build);
        return build;
    }

    private protected PullRequestApprovalChannel Channel() => new(Server.Client(), Builds, Options());

    private protected Task<SentNotification> EndAsync(BuildOutcome build) => Channel().SendAsync(Told(build));

    private protected static NotificationRequest Told(BuildOutcome build) =>
        new() { ChannelName = "approval", Event = new BuildStateChangeEvent { BuildArn = build.BuildArn, ProjectName = build.ProjectName, BuildStatus = build.Status }, Outcome = build };

    private static ValueList<BuildKey> BuildKeys(string? text) =>
        text is null ? [] : [.. text.Split(' ').Select(part => BuildKey.TryParse(part, out var key) ? key : throw new FormatException(part))];
}

/// <summary>The builds of a build service.</summary>
internal sealed class FakePullRequestBuilds : IPullRequestBuildsProvider
{
    public List<BuildOutcome> All { get; } = [];

    public List<string> Asked { get; } = [];

    /// <summary>The projects whose builds are unknown.</summary>
    public HashSet<string> Unknown { get; } = new(StringComparer.Ordinal);

    /// <summary>Called before each answer, so that a test can wait or fail.</summary>
    public Func<string, Task> OnAsk { get; set; } = static _ => Task.CompletedTask;

    public async Task<ValueList<BuildOutcome>?> GetBuildsAsync(PullRequestBuildsQuery query, CancellationToken cancellationToken = default)
    {
        Asked.Add(query.ProjectName);
        ValueList<BuildOutcome>? answer = Unknown.Contains(query.ProjectName) ? null : [.. All.Where(other => other.ProjectName == query.ProjectName && other.Batch is not null == query.IsBatch && !(other.StartTime < query.Since))];
        await OnAsk(query.ProjectName);
        return answer;
    }
}
