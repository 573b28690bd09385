using CodeCommitEvents.Building;

namespace CodeCommitEvents;

/// <summary>Starts and stops builds of CodeBuild or another service. An implementation must be thread-safe.</summary>
public interface IBuildStarter
{
    /// <summary>
    /// How long the service remembers a <see cref="BuildRequest.IdempotencyToken"/> after it has started the build: within this time, a
    /// call with the same token returns the same build. If an earlier attempt may have started the build, the dispatcher trusts the token
    /// only within this time. After it, the dispatcher searches the build, if the starter is also an <see cref="IBuildFinder"/>. Default:
    /// zero, for a service that does not know tokens. A starter that wraps another starter should return its value.
    /// </summary>
    TimeSpan TokenLifetime => TimeSpan.Zero;

    /// <summary>Starts a build.</summary>
    /// <param name="request">The build to start. Two calls with the same <see cref="BuildRequest.IdempotencyToken"/> must start only one build.</param>
    /// <param name="cancellationToken">
    /// Cancels the call. Even then, the build may have been started. The dispatcher does not wait for a call that ignores the
    /// cancellation.
    /// </param>
    /// <returns>The build.</returns>
    /// <exception cref="BuildStartException">
    /// The build was not started, or it is unknown whether it was. <see cref="BuildStartException.IsTransient"/> says whether a retry can
    /// help.
    /// </exception>
    Task<StartedBuild> StartAsync(BuildRequest request, CancellationToken cancellationToken = default);

    /// <summary>Stops a build that a newer build supersedes, or that a command in a comment stops. Does nothing if the build has ended.</summary>
    /// <param name="build">The build.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task StopAsync(StartedBuild build, CancellationToken cancellationToken = default);
}
