namespace CodeCommitEvents.Building;

/// <summary>A starter that starts no builds, but returns results as if the builds were started. Use it to try rules with real events.</summary>
public sealed class DryRunBuildStarter : IBuildStarter
{
    /// <summary>Returns a build with the id <c>PROJECT:dry-run</c>.</summary>
    /// <param name="request">The build.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public Task<StartedBuild> StartAsync(BuildRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(new StartedBuild { BuildId = $"{request.ProjectName}:dry-run", IsBatch = request.IsBatch });
    }

    /// <summary>Does nothing.</summary>
    /// <param name="build">The build.</param>
    /// <param name="cancellationToken">Not used.</param>
    /// <exception cref="ArgumentNullException"><paramref name="build"/> is null.</exception>
    public Task StopAsync(StartedBuild build, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(build);
        return Task.CompletedTask;
    }
}
