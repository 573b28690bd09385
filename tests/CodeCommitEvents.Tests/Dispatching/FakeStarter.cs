namespace CodeCommitEvents.Tests.Dispatching;

/// <summary>Starts nothing and remembers what it was asked for.</summary>
internal sealed class FakeStarter : IBuildStarter
{
    public List<BuildRequest> Requests { get; } = [];

    public Func<BuildRequest, Exception?> FailureOf { get; init; } = static _ => null;

    public Task<StartedBuild> StartAsync(BuildRequest request, CancellationToken cancellationToken = default)
    {
        Requests.Add(request);
        return FailureOf(request) is { } failure
            ? Task.FromException<StartedBuild>(failure)
            : Task.FromResult(new StartedBuild { BuildId = $"{request.ProjectName}:{Requests.Count}" });
    }

    public List<string> Stopped { get; } = [];

    public Exception? StopFailure { get; init; }

    public Task StopAsync(StartedBuild build, CancellationToken cancellationToken = default)
    {
        Stopped.Add(build.BuildId);
        return StopFailure is null ? Task.CompletedTask : Task.FromException(StopFailure);
    }
}
