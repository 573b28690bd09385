using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;

namespace CodeCommitEvents.CodeCommit;

/// <summary>What the builds of a revision say about it.</summary>
internal enum Verdict
{
    /// <summary>Nothing yet, or nothing at all: the approval stays as it is.</summary>
    Open,

    /// <summary>All required builds succeeded.</summary>
    Succeeded,

    /// <summary>A required build failed.</summary>
    Failed,
}

/// <summary>What the builds of a revision say about it, and why.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Reason">The reason, in words for the log. It contains no text of people.</param>
internal sealed record RevisionVerdict(Verdict Verdict, string Reason)
{
    public static RevisionVerdict Open(string reason) => new(Verdict.Open, reason);

    /// <summary>
    /// Judges a revision. For each required build, the newest build with its key decides, also if an older one had another end. Only a build that
    /// succeeded with the commit of the revision counts as a success. A stopped build, an unknown status and a missing build decide nothing.
    /// </summary>
    /// <param name="required">The builds that the revision requires.</param>
    /// <param name="builds">The builds of the revision.</param>
    /// <param name="revision">The revision.</param>
    public static RevisionVerdict Of(IReadOnlyCollection<BuildKey> required, IReadOnlyCollection<BuildOutcome> builds, Revision revision)
    {
        var open = new List<string>();
        var failed = new List<string>();
        foreach (var key in required)
        {
            var newest = builds.Where(build => build.Cause!.BuildKey == key).OrderByDescending(static build => build.BuildNumber).ThenByDescending(static build => build.StartTime).FirstOrDefault();
            if (newest is { IsFinal: true, Status: { } status } && (status == BuildStatus.Failed || status == BuildStatus.TimedOut || status == BuildStatus.Fault))
            {
                failed.Add($"{key} failed");
            }
            else if (WhyOpen(newest, revision) is { } why)
            {
                open.Add($"{key} {why}");
            }
        }

        return failed.Count > 0 ? new(Verdict.Failed, string.Join(", ", failed))
            : open.Count > 0 ? Open(string.Join(", ", open))
            : new(Verdict.Succeeded, $"all required builds succeeded: {string.Join(", ", required)}");
    }

    private static string? WhyOpen(BuildOutcome? build, Revision revision) => build switch
    {
        null => "was not started",
        { IsFinal: false } => "has not ended",
        { IsSuccess: false } => "was stopped, or has an unknown status",
        _ when build.RepositoryName == revision.Repository && (build.ResolvedSourceVersion ?? build.SourceVersion) != revision.Commit => "checked out another commit",
        _ => null,
    };
}

/// <summary>The newest revision of a pull request.</summary>
/// <param name="Id">The revision id.</param>
/// <param name="Repository">The name of the repository.</param>
/// <param name="Commit">The commit of the source.</param>
/// <param name="Created">When the pull request was created. Null if unknown.</param>
internal sealed record Revision(string Id, string Repository, string Commit, DateTimeOffset? Created)
{
    /// <summary>Whether an event of the revision caused a build.</summary>
    public bool Caused(BuildOutcome build) => build.Cause?.Revision == Id;

    /// <summary>Whether a build is about the commit of the revision, but its event does not contain the revision: a comment on the pull request.</summary>
    public bool MayHaveCaused(BuildOutcome build) => build.Cause is { Revision: null } cause && cause.SourceCommit == Commit;
}
