using CodeCommitEvents.Building;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Notifying;

namespace CodeCommitEvents.CodeCommit;

/// <summary>
/// Reads the builds of a revision and judges them. The required builds are those that the builds themselves name. Only builds that an event of the
/// revision caused name them: a comment can ask for one build again, but it cannot say which builds are required.
/// </summary>
internal sealed class RevisionBuilds(IPullRequestBuildsProvider provider, BuildOutcome ended, Revision revision, CancellationToken cancellationToken)
{
    /// <summary>The maximum difference between the clocks of CodeCommit and of the build service.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(2);

    private readonly Queue<(string Project, bool IsBatch)> unread = new();
    private readonly HashSet<(string Project, bool IsBatch)> projects = [];
    private readonly List<BuildKey> required = [];
    private readonly List<BuildOutcome> builds = [];

    public async Task<RevisionVerdict> JudgeAsync()
    {
        Require(ended);
        if (ended.Cause!.BuildKey is { } own)
        {
            Read(own.ProjectName, own.IsBatch);
        }
        else
        {
            Read(ended.ProjectName, ended.Batch is not null);
        }

        while (unread.TryDequeue(out var next))
        {
            if (await provider.GetBuildsAsync(QueryOf(next.Project, next.IsBatch), cancellationToken).ConfigureAwait(false) is not { } found)
            {
                return RevisionVerdict.Open("the state of a required build is unknown");
            }

            foreach (var build in found)
            {
                if (build.Cause is { BuildKey: { } key } cause && (key.ProjectName, key.IsBatch) == next && cause.PullRequestId == ended.Cause.PullRequestId && cause.Repository == revision.Repository)
                {
                    builds.Add(Newest(build));
                    Require(build);
                }
            }
        }

        if (required.Count == 0)
        {
            return RevisionVerdict.Open("no build of this revision in this project names the required builds");
        }

        var first = builds.Where(revision.Caused).Min(static build => build.StartTime);
        return RevisionVerdict.Of(required, [.. builds.Where(build => revision.Caused(build) || (revision.MayHaveCaused(build) && build.StartTime >= first))], revision);
    }

    /// <summary>Adds the required builds that a build of the revision names. Two events of one revision can name different ones: all of them are required.</summary>
    private void Require(BuildOutcome build)
    {
        if (!revision.Caused(build))
        {
            return;
        }

        foreach (var key in build.Cause!.RequiredBuilds)
        {
            if (!required.Contains(key))
            {
                required.Add(key);
                Read(key.ProjectName, key.IsBatch);
            }
        }
    }

    private PullRequestBuildsQuery QueryOf(string project, bool isBatch) => new()
    {
        ProjectName = project,
        IsBatch = isBatch,
        RepositoryName = revision.Repository,
        PullRequestId = ended.Cause!.PullRequestId!,
        Build = ended.BuildArn,
        Since = revision.Created - ClockSkew,
    };

    private void Read(string project, bool isBatch)
    {
        if (projects.Add((project, isBatch)))
        {
            unread.Enqueue((project, isBatch));
        }
    }

    /// <summary>The service can still show the build as running whose end the event tells.</summary>
    private BuildOutcome Newest(BuildOutcome build) =>
        build.BuildArn == ended.BuildArn && !build.IsFinal ? ended with { ResolvedSourceVersion = build.ResolvedSourceVersion ?? ended.ResolvedSourceVersion, Cause = build.Cause } : build;
}
