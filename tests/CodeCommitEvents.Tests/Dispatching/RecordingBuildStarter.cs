namespace CodeCommitEvents.Tests.Dispatching;

/// <summary>Records the requests and starts nothing.</summary>
internal sealed class RecordingBuildStarter : IBuildStarter
{
    public List<BuildRequest> Requests { get; } = [];

    public Func<BuildRequest, Exception?> FailureOf { get; init; } = static _ => null;

    public Task<StartedBuild> StartAsync(BuildRequest request, CancellationToken cancellationToken = default)
    {
        int number;
        lock (Requests)
        {
            Requests.Add(request);
            number = Requests.Count;
        }

        return FailureOf(request) is { } failure
            ? Task.FromException<StartedBuild>(failure)
            : Task.FromResult(new StartedBuild { BuildId = $"{request.ProjectName}:{number}" });
    }

    public List<string> Stopped { get; } = [];

    public Exception? StopFailure { get; init; }

    public Task StopAsync(StartedBuild build, CancellationToken cancellationToken = default)
    {
        lock (Stopped)
        {
            Stopped.Add(build.BuildId);
        }

        return StopFailure is null ? Task.CompletedTask : Task.FromException(StopFailure);
    }
}
