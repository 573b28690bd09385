namespace CodeCommitEvents.Building;

/// <summary>Finds a build that an earlier attempt may have started, for example before its process crashed.</summary>
/// <remarks>
/// The dispatcher calls the finder if its <see cref="IBuildStarter"/> also implements this interface: whenever an earlier attempt may
/// have started the build, and the service may have forgotten the token (<see cref="IBuildStarter.TokenLifetime"/>). A starter that wraps
/// another starter should forward these calls.
/// </remarks>
public interface IBuildFinder
{
    /// <summary>Finds the build of a request.</summary>
    /// <param name="request">The request, with its <see cref="BuildRequest.IdempotencyToken"/>.</param>
    /// <param name="since">The earliest time at which the build may have been started.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The build. Null if there is none.</returns>
    Task<StartedBuild?> FindAsync(BuildRequest request, DateTimeOffset since, CancellationToken cancellationToken = default);
}
