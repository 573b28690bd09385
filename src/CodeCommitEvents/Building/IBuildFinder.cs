namespace CodeCommitEvents.Building;

/// <summary>Finds a build that may have been started already, after a process has crashed.</summary>
/// <remarks>The dispatcher uses it if its <see cref="IBuildStarter"/> implements this interface. A starter that wraps another one should pass the calls on.</remarks>
public interface IBuildFinder
{
    /// <summary>Finds the build of a request.</summary>
    /// <param name="request">The request, with its <see cref="BuildRequest.IdempotencyToken"/>.</param>
    /// <param name="since">The earliest time at which the build may have been started.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The build. Null if there is none.</returns>
    Task<StartedBuild?> FindAsync(BuildRequest request, DateTimeOffset since, CancellationToken cancellationToken = default);
}
