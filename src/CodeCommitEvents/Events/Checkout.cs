using CodeCommitEvents.Values;

namespace CodeCommitEvents.Events;

/// <summary>What a build of an event checks out.</summary>
public sealed record Checkout
{
    private const int CommitIdLength = 40;

    /// <summary>The commit: its full id as the event has it.</summary>
    public required string CommitId { get; init; }

    /// <summary>The branch or tag that had this tip; for a pull request its source. Null where the event names none, as a comment.</summary>
    public GitReference? Reference { get; init; }

    /// <summary>The commit before: the old tip of the reference, the destination of a merge, the commit that a comment compares with. Null where the event does not tell.</summary>
    public string? PreviousCommitId { get; init; }

    /// <summary>
    /// What a build of the event checks out, or null where there is nothing to build: a deletion, a reaction, a change of a
    /// template, a trigger's test, an event that is unknown or names no commit, a message that is no event.
    /// </summary>
    /// <remarks>
    /// A pull request is its source: the merged event too, whose merge commit is told by the push to the destination
    /// alone. A build event is the source version that was asked for, where that is a commit.
    /// </remarks>
    /// <param name="serviceEvent">Any event.</param>
    /// <exception cref="ArgumentNullException"><paramref name="serviceEvent"/> is null.</exception>
    public static Checkout? Of(ServiceEvent serviceEvent)
    {
        ArgumentNullException.ThrowIfNull(serviceEvent);
        return serviceEvent switch
        {
            ReferenceCreatedEvent created => At(created.CommitId, created.Reference),
            ReferenceUpdatedEvent updated => At(updated.CommitId, updated.Reference, updated.OldCommitId),
            UnreferencedMergeCommitCreatedEvent merge => At(merge.CommitId, null, merge.Merge?.DestinationCommitId),
            PullRequestEvent pullRequest => At(pullRequest.SourceCommit, pullRequest.Source),
            CommentEvent comment => At(comment.AfterCommitId, null, comment.BeforeCommitId),
            BuildEvent { Information: { Source.Type: "CODECOMMIT", SourceVersion: { } version } } => OfSourceVersion(version),
            _ => null,
        };
    }

    private static Checkout? At(string? commitId, GitReference? reference, string? previousCommitId = null) =>
        string.IsNullOrEmpty(commitId)
            ? null
            : new() { CommitId = commitId, Reference = reference, PreviousCommitId = previousCommitId };

    /// <summary>A commit id, or <c>refs/heads/x^{commit}</c>; a branch alone names no commit.</summary>
    private static Checkout? OfSourceVersion(string version)
    {
        var brace = version.IndexOf("^{", StringComparison.Ordinal);
        return brace > 0 && version.EndsWith('}') ? At(version[(brace + 2)..^1], GitReference.Parse(version[..brace]))
            : version.Length == CommitIdLength && version.All(char.IsAsciiHexDigit) ? At(version, null)
            : null;
    }
}
