using System.Runtime.InteropServices;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.CodeCommit;

/// <summary>The two commits whose trees an event compares.</summary>
/// <param name="Before">The older commit. Null if there is none: then every file of the newer commit was added.</param>
/// <param name="After">The newer commit.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ComparedCommits(string? Before, string After)
{
    /// <summary>Returns the commits that an event compares. Null if they are unknown.</summary>
    public static Task<ComparedCommits?> OfAsync(CodeCommitEvent serviceEvent, RepositoryCalls calls) => serviceEvent switch
    {
        PullRequestEvent pr => OfPullRequestAsync(pr.PullRequestId, pr.SourceCommit, pr.DestinationCommit, calls),
        PullRequestCommentEvent comment => OfPullRequestAsync(comment.PullRequestId, comment.AfterCommitId, comment.BeforeCommitId, calls),
        ReferenceCreatedEvent created => OfNewReferenceAsync(created, calls),
        { Checkout: { PreviousCommitId: { Length: > 0 } previous, CommitId: var commit } } => Task.FromResult<ComparedCommits?>(new(previous, commit)),
        { Checkout.CommitId: var commit } => OfCommitAsync(commit, calls),
        _ => Task.FromResult<ComparedCommits?>(null),
    };

    /// <summary>A pull request: from the merge base to the source. The tip of the destination also has changes that the pull request does not make.</summary>
    private static async Task<ComparedCommits?> OfPullRequestAsync(string? pullRequestId, string? source, string? destination, RepositoryCalls calls)
    {
        if (string.IsNullOrEmpty(source))
        {
            return null;
        }

        // The pull request can have changed since the event, and then has another merge base.
        if (!string.IsNullOrEmpty(pullRequestId)
            && await calls.GetPullRequestTargetAsync(pullRequestId).ConfigureAwait(false) is { MergeBase.Length: > 0 } target
            && target.SourceCommit == source && (string.IsNullOrEmpty(destination) || target.DestinationCommit == destination) && target.MergeBase != source)
        {
            return new(target.MergeBase, source);
        }

        return string.IsNullOrEmpty(destination) ? null : FromBase(await calls.GetMergeBaseAsync(source, destination).ConfigureAwait(false), source);
    }

    /// <summary>A new branch: from its merge base with the default branch. A new default branch, or the first branch of a repository: all files.</summary>
    private static async Task<ComparedCommits?> OfNewReferenceAsync(ReferenceCreatedEvent created, RepositoryCalls calls)
    {
        if (created is not { CommitId: { Length: > 0 } commit, Reference: { IsBranch: true, Name: var branch } })
        {
            return null;
        }

        var defaultBranch = await calls.GetDefaultBranchAsync().ConfigureAwait(false);
        return string.IsNullOrEmpty(defaultBranch) || defaultBranch == branch
            ? new ComparedCommits(null, commit)
            : FromBase(await calls.GetMergeBaseAsync(commit, GitReference.Parse(defaultBranch).FullName).ConfigureAwait(false), commit);
    }

    /// <summary>A push without its old tip, which a trigger reports, or a comment on a commit: from the first parent of the commit.</summary>
    private static async Task<ComparedCommits?> OfCommitAsync(string commit, RepositoryCalls calls) =>
        await calls.GetCommitAsync(commit).ConfigureAwait(false) is not { } found ? null
        : new ComparedCommits(found.Parents is [var first, ..] ? first : null, commit);

    private static ComparedCommits? FromBase(string? mergeBase, string commit) => string.IsNullOrEmpty(mergeBase) ? null : new ComparedCommits(mergeBase, commit);
}
