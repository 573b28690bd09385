using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;

namespace CodeCommitEvents.CodeCommit;

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
