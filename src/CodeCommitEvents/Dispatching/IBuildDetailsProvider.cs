using CodeCommitEvents.Building;
using CodeCommitEvents.Notifying;

namespace CodeCommitEvents.Dispatching;

/// <summary>Provides details of builds that no event contains: reports, failed tests, the last lines of the log, exported variables.</summary>
/// <remarks>A provider must be thread-safe. It makes only the calls that the requested details need.</remarks>
public interface IBuildDetailsProvider
{
    /// <summary>Returns details of a build or a batch build.</summary>
    /// <param name="outcome">The outcome of the build.</param>
    /// <param name="kinds">The details to get.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>
    /// The details. If a part of them cannot be read, it is missing, and <see cref="BuildDetails.Problems"/> says why. Null if the build is
    /// unknown, or if no details were requested.
    /// </returns>
    Task<BuildDetails?> GetDetailsAsync(BuildOutcome outcome, BuildDetailKinds kinds, CancellationToken cancellationToken = default);
}
