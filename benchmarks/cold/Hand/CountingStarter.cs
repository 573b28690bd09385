namespace CodeCommitEvents.Benchmarks.Cold;

/// <summary>Counts the builds that would be started.</summary>
internal sealed class CountingStarter
{
    private int builds;

    public int Builds => builds;

    public Task<string> StartAsync(Build build, CancellationToken cancellationToken) => Task.FromResult($"{build.Project}:{Interlocked.Increment(ref builds)}");
}
