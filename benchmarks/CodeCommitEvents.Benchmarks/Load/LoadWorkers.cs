using System.Diagnostics;

namespace CodeCommitEvents.Benchmarks.Load;

/// <summary>Processes of <c>samples/Worker</c> that receive messages of the queue in the emulator. A rule starts a build for each push.</summary>
internal sealed class LoadWorkers(string program, LoadEmulator emulator, int count) : IDisposable
{
    private readonly List<Process> processes = [.. Enumerable.Range(0, count).Select(_ => Start(program, emulator))];

    /// <summary>The processor time that the workers have used.</summary>
    public TimeSpan Cpu => processes.Aggregate(TimeSpan.Zero, (sum, process) =>
    {
        process.Refresh();
        return process.HasExited ? throw new InvalidOperationException("A worker has ended.") : sum + process.TotalProcessorTime;
    });

    public void Dispose()
    {
        foreach (var process in processes)
        {
            process.Kill();
            process.Dispose();
        }
    }

    private static Process Start(string program, LoadEmulator emulator) => LoadProcess.Start(
        "dotnet",
        [
            program, "--Urls=http://127.0.0.1:0", $"--Queue:Url={emulator.Queue}", $"--Claims:TableName={LoadEmulator.Table}", $"--Team:TopicArn=arn:aws:sns:{LoadEmulator.Region}:111122223333:team",
            "--Logging:LogLevel:Default=Warning", "--CodeCommitEvents:Rules:trunk:enabled=false", "--CodeCommitEvents:Rules:load:on=push", $"--CodeCommitEvents:Rules:load:startBuild={LoadEmulator.Project}",
        ],
        ("AWS_ENDPOINT_URL", emulator.Url.ToString()), ("AWS_REGION", LoadEmulator.Region), ("AWS_ACCESS_KEY_ID", "test"), ("AWS_SECRET_ACCESS_KEY", "test"));
}
