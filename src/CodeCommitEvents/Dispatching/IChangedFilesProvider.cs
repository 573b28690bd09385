using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Dispatching;

/// <summary>Knows which files an event changes, where the event does not tell: by CodeCommit's <c>GetDifferences</c>, or from a clone.</summary>
/// <remarks>
/// It is asked once for an event, and only if the outcome hangs on the answer. For a push that is the difference between
/// the tips, for a pull request that between the merge base and the source: the difference between the tips of its
/// branches would have what the destination gained in the meantime. It is called by several threads at once.
/// </remarks>
public interface IChangedFilesProvider
{
    /// <summary>The files that an event changes.</summary>
    /// <param name="serviceEvent">The event: a push, a pull request or a comment on one. See <see cref="Checkout"/> for its commits.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The files; null where they cannot be told, as for the first push of a branch. What it throws counts as null, and is logged.</returns>
    Task<ChangedFileList?> GetChangedFilesAsync(ServiceEvent serviceEvent, CancellationToken cancellationToken = default);
}
