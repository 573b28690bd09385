using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Dispatching;

/// <summary>
/// Provides the commits of events, which contain only commit ids. <c>CodeCommitCommits</c> of the package <c>CodeCommitEvents.CodeCommit</c> asks
/// CodeCommit. Another provider can ask a clone.
/// </summary>
/// <remarks>
/// The dispatcher calls the provider at most once for an event, and only if the decision depends on the commit. A provider must be
/// thread-safe.
/// </remarks>
public interface ICommitProvider
{
    /// <summary>Returns the commit that a build of an event checks out.</summary>
    /// <param name="serviceEvent">The event. <see cref="ServiceEvent.Checkout"/> has the commit id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The commit. Null if it is unknown. The dispatcher logs an exception and then treats the commit as unknown.</returns>
    Task<Commit?> GetCommitAsync(ServiceEvent serviceEvent, CancellationToken cancellationToken = default);
}
