using CodeCommitEvents.Building;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Dispatching;

/// <summary>Provides the history of a finished build: the build before it, and the build that replaced it.</summary>
/// <remarks>
/// The dispatcher calls the provider at most once for an event, and only if the decision depends on the history. A provider must be
/// thread-safe.
/// </remarks>
public interface IBuildHistoryProvider
{
    /// <summary>Returns the history of a build or a batch build.</summary>
    /// <param name="build">The event of the end of a build.</param>
    /// <param name="batch">The batch build that ended with the event. Then, its history is returned. Null if no batch build ended.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>
    /// The history. Null if it is unknown and a repetition does not help, for example because the series of the build is unknown. After an exception,
    /// the rules that depend on the history fail, so that the event is delivered again.
    /// </returns>
    Task<BuildHistory?> GetHistoryAsync(BuildStateChangeEvent build, BuildBatch? batch = null, CancellationToken cancellationToken = default);
}
