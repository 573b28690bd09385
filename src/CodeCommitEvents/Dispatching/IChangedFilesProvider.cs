using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Dispatching;

/// <summary>
/// Provides the changed files of events that do not contain them. <c>CodeCommitChangedFiles</c> of the package <c>CodeCommitEvents.CodeCommit</c> asks
/// CodeCommit. Another provider can ask a clone.
/// </summary>
/// <remarks>
/// <para>The dispatcher calls the provider at most once for an event, and only if the decision depends on the files. A provider must
/// be thread-safe.</para>
/// <para>For a push, compare the new tip with the previous tip. For a pull request, compare the source with the merge base: a
/// comparison with the tip of the destination would also contain the changes of the destination.</para>
/// </remarks>
public interface IChangedFilesProvider
{
    /// <summary>Returns the files that an event changes.</summary>
    /// <param name="serviceEvent">A push, a pull request event, or a comment on a pull request. <see cref="ServiceEvent.Checkout"/> has the commit ids.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>
    /// The files. Null if they are unknown, for example for the first push of a branch. The dispatcher logs an exception and then treats
    /// the files as unknown.
    /// </returns>
    Task<ChangedFileList?> GetChangedFilesAsync(ServiceEvent serviceEvent, CancellationToken cancellationToken = default);
}
