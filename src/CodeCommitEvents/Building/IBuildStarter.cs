namespace CodeCommitEvents;

/// <summary>Starts builds: CodeBuild's, or any other service's. It is called by several threads at once.</summary>
public interface IBuildStarter
{
    /// <summary>Starts one build.</summary>
    /// <param name="request">The build. Of two calls with the same <see cref="BuildRequest.IdempotencyToken"/> one starts it.</param>
    /// <param name="cancellationToken">
    /// Gives up; the build may have been started all the same. The dispatcher does not wait for a call that goes on.
    /// </param>
    /// <exception cref="BuildStartException">The build was not started; the exception says whether a retry can help.</exception>
    Task<StartedBuild> StartAsync(BuildRequest request, CancellationToken cancellationToken = default);

    /// <summary>Stops a build that a newer one has taken the place of. One that has ended already stays as it is.</summary>
    /// <param name="build">The build.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task StopAsync(StartedBuild build, CancellationToken cancellationToken = default);
}
