using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Dispatching;

/// <summary>Provides the commits of events, which contain only commit ids, for example from CodeCommit's <c>GetCommit</c> or a clone.</summary>
/// <remarks>
/// It is called at most once for an event, and only if the decision depends on the commit. It is called by several threads at once.
/// </remarks>
public interface ICommitProvider
{
    /// <summary>Returns the commit that a build of an event checks out.</summary>
    /// <param name="serviceEvent">The event. <see cref="ServiceEvent.Checkout"/> has the commit id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The commit. Null if it is unknown. An exception is logged and treated as null.</returns>
    Task<Commit?> GetCommitAsync(ServiceEvent serviceEvent, CancellationToken cancellationToken = default);
}
