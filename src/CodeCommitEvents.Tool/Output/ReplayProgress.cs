using Spectre.Console;

namespace CodeCommitEvents.Tool;

/// <summary>Shows the progress of a long replay in the terminal, if the results go to a file.</summary>
internal static class ReplayProgress
{
    /// <summary>Runs a replay, which reports how many payloads it has replayed. The progress would overwrite results in the same terminal.</summary>
    public static async Task RunAsync(ToolConsole console, int total, Func<Action<int>, Task> replay)
    {
        if (console.Output.Width is not null || console.Errors is not { IsColored: true, Width: { } width } || total < 2)
        {
            await replay(static _ => { });
            return;
        }

        await WrappedLines.ConsoleOf(console.Errors.Writer, width, isColored: true).Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async progress =>
            {
                var task = progress.AddTask($"{total} files", maxValue: total);
                await replay(done => task.Value = done);
            });
    }
}
