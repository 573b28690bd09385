using CodeCommitEvents.Building;

namespace CodeCommitEvents.Tool;

/// <summary>Replays payloads, one after the other, and reports the results.</summary>
internal sealed class Replay
{
    private readonly ReplayOptions options;
    private readonly ToolConsole console;
    private readonly BuildDispatcher dispatcher;
    private readonly IReport report;

    /// <param name="options">What is replayed.</param>
    /// <param name="console">Where the progress is shown.</param>
    /// <param name="reportFor">Creates the report. The pull requests are those of the payloads that were replayed before.</param>
    public Replay(ReplayOptions options, ToolConsole console, Func<ReplayedPullRequests, IReport> reportFor)
    {
        var pullRequests = new ReplayedPullRequests();
        (this.options, this.console, report) = (options, console, reportFor(pullRequests));
        dispatcher = new(options.Rules, options.Starter ?? new DryRunBuildStarter(), DispatcherOptions.For(options, pullRequests));
    }

    /// <summary>Returns whether all payloads could be read, and all of their builds were started.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        var isGood = true;
        await ReplayProgress.RunAsync(console, options.Payloads.Count, async done =>
        {
            for (var index = 0; index < options.Payloads.Count; index++)
            {
                isGood &= await RunAsync(options.Payloads[index], cancellationToken);
                done(index + 1);
            }
        });
        report.Finish();
        return isGood;
    }

    private async Task<bool> RunAsync(Payload payload, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> file;
        try
        {
            file = payload.Read();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            report.AddUnreadable(payload.Name, exception.Message);
            return false;
        }

        var isGood = true;
        foreach (var (place, json) in PayloadFile.Split(file, messages => report.AddSkipped(payload.Name, messages)))
        {
            isGood &= await RunAsync(payload with { Name = payload.Name + place }, json, cancellationToken);
        }

        return isGood;
    }

    private async Task<bool> RunAsync(Payload payload, ReadOnlyMemory<byte> json, CancellationToken cancellationToken)
    {
        try
        {
            var result = await dispatcher.DispatchAsync(json, cancellationToken);
            var reasons = payload.Message is { } message ? await SettleAsync(message, result, cancellationToken) : null;
            report.Add(new(payload.Name, result, RoundTrip.IsEqual(json, result), reasons));
            return !result.HasFailures && result.Events.All(static dispatched => dispatched.Decision.RepositoryRulesProblem is null);
        }
        catch (EventParseException exception)
        {
            if (payload.Message is { } message)
            {
                await options.Queue!.ReturnAsync(message, cancellationToken);
            }

            report.AddUnreadable(payload.Name, exception.Message);
            return false;
        }
    }

    /// <summary>Deletes a message of the queue, or returns it. Returns why it stays in the queue: nothing if it was deleted.</summary>
    private async Task<IReadOnlyList<string>> SettleAsync(QueuedMessage message, DispatchReport result, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> reasons = options.DeletesMessages ? [.. Undone.In(result)] : [Undone.OnlyRead];
        await (reasons.Count == 0 ? options.Queue!.DeleteAsync(message, cancellationToken) : options.Queue!.ReturnAsync(message, cancellationToken));
        return reasons;
    }
}
