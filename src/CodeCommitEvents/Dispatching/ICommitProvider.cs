using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Dispatching;

/// <summary>Knows the commit of an event, whose message no event tells: by CodeCommit's <c>GetCommit</c>, or from a clone.</summary>
/// <remarks>
/// It is asked once for an event, and only if the outcome hangs on the answer. It is called by several threads at once.
/// </remarks>
public interface ICommitProvider
{
    /// <summary>The commit that a build of an event would check out.</summary>
    /// <param name="serviceEvent">The event. <see cref="ServiceEvent.Checkout"/> tells the commit's id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The commit; null where it cannot be told. What it throws counts as null, and is logged.</returns>
    Task<Commit?> GetCommitAsync(ServiceEvent serviceEvent, CancellationToken cancellationToken = default);
}
