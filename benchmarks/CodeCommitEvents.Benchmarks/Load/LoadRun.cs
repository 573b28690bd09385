using System.Diagnostics;
using System.Globalization;
using CodeCommitEvents.Benchmarks.Replays;

namespace CodeCommitEvents.Benchmarks.Load;

/// <summary>
/// Measures the whole path: processes of <c>samples/Worker</c> receive pushes from a queue, claim their builds in a table, start them, and delete the messages. Queue,
/// table and builds are in the emulator moto, which is one process of Python.
/// </summary>
internal static class LoadRun
{
    private const int Messages = 500;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    public static async Task RunAsync(TextWriter output)
    {
        var program = ReplayRun.Publish("samples/Worker", ColdStarts.ColdForm.Jit);
        await output.WriteLineAsync("| Worker processes | Messages/s | CPU of the workers (ms/message) | CPU of the emulator (ms/message) | Builds of 500 pushes |");
        await output.WriteLineAsync("|-----------------:|-----------:|--------------------------------:|---------------------------------:|---------------------:|");
        foreach (var workers in new[] { 1, 4 })
        {
            await output.WriteLineAsync(await MeasureAsync(program, workers));
        }
    }

    private static async Task<string> MeasureAsync(string program, int count)
    {
        using var emulator = await LoadEmulator.StartAsync();
        await emulator.SendAsync(Enumerable.Range(0, Messages).Select(Push));
        using var workers = new LoadWorkers(program, emulator, count);

        // The processes need some time to start.
        int first;
        while ((first = await emulator.CountMessagesAsync()) > Messages * 9 / 10)
        {
            await Task.Delay(Interval);
        }

        var (started, emulatorBefore, workersBefore) = (Stopwatch.GetTimestamp(), emulator.Cpu, workers.Cpu);
        while (await emulator.CountMessagesAsync() > 0)
        {
            await Task.Delay(Interval);
        }

        var (time, emulatorTime, workersTime) = (Stopwatch.GetElapsedTime(started), emulator.Cpu - emulatorBefore, workers.Cpu - workersBefore);
        var builds = await emulator.CountBuildsAsync();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {count,16} | {first / time.TotalSeconds,10:0} | {workersTime.TotalMilliseconds / first,31:0.0} | {emulatorTime.TotalMilliseconds / first,32:0.0} | {builds,20:#,0} |");
    }

    /// <summary>A push into one of 100 repositories, as EventBridge sends it.</summary>
    private static string Push(int number)
    {
        var repository = string.Create(CultureInfo.InvariantCulture, $"repository-{number % 100}");
        var commit = number.ToString("x40", CultureInfo.InvariantCulture);
        return $$$"""
            {"version":"0","id":"00000000-0000-4000-8000-{{{number:x12}}}","detail-type":"CodeCommit Repository State Change","source":"aws.codecommit","account":"111122223333",
             "time":"2026-11-01T12:00:00Z","region":"{{{LoadEmulator.Region}}}","resources":["arn:aws:codecommit:{{{LoadEmulator.Region}}}:111122223333:{{{repository}}}"],
             "detail":{"event":"referenceUpdated","repositoryName":"{{{repository}}}","repositoryId":"{{{repository}}}","referenceType":"branch","referenceName":"main","referenceFullName":"refs/heads/main",
             "commitId":"{{{commit}}}","oldCommitId":"{{{new string('0', 40)}}}","callerUserArn":"arn:aws:iam::111122223333:user/mary"}}
            """;
    }
}
