using CodeCommitEvents.Building;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Dispatching;

/// <summary>Provides the batch build of which a finished build is a part. Neither the events of CodeBuild nor the environment of a build contain it.</summary>
/// <remarks>
/// The dispatcher calls the provider at most once for an event, and only if a rule on finished builds depends on it. A provider must be
/// thread-safe.
/// </remarks>
public interface IBuildBatchProvider
{
    /// <summary>Returns the batch build of a build.</summary>
    /// <param name="build">The event of the end of a build.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>
    /// The batch build, or <see cref="BatchMembership.None"/>. Null if it is unknown and a repetition does not help: rules then treat the build as if
    /// it were no part of a batch build. If the build is the last one of its batch build, the batch build must be complete, because no later event
    /// tells its end. After an exception, the rules that depend on the batch build fail, so that the event is delivered again.
    /// </returns>
    Task<BatchMembership?> GetBatchAsync(BuildStateChangeEvent build, CancellationToken cancellationToken = default);
}
