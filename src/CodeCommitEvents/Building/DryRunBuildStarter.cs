namespace CodeCommitEvents.Building;

/// <summary>Starts nothing and says it did: for trying rules on real events.</summary>
public sealed class DryRunBuildStarter : IBuildStarter
{
    /// <summary>Answers at once with the id <c>PROJECT:dry-run</c>.</summary>
    /// <param name="request">The build.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Task<StartedBuild> StartAsync(BuildRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(new StartedBuild { BuildId = $"{request.ProjectName}:dry-run", IsBatch = request.IsBatch });
    }

    /// <summary>Does nothing.</summary>
    /// <param name="build">The build.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentNullException"><paramref name="build"/> is null.</exception>
    public Task StopAsync(StartedBuild build, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(build);
        return Task.CompletedTask;
    }
}
