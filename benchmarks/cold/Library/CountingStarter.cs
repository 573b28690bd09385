namespace CodeCommitEvents.Benchmarks.Cold;

/// <summary>Counts the builds that would be started.</summary>
internal sealed class CountingStarter : IBuildStarter
{
    private int builds;

    public int Builds => builds;

    public Task<StartedBuild> StartAsync(BuildRequest request, CancellationToken cancellationToken = default) =>
        Task.FromResult(new StartedBuild { BuildId = $"{request.ProjectName}:{Interlocked.Increment(ref builds)}" });

    public Task StopAsync(StartedBuild build, CancellationToken cancellationToken = default) => Task.CompletedTask;
}
