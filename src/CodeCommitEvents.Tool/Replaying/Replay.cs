namespace CodeCommitEvents.Tool;

/// <summary>Replays payloads, one after the other, and reports the results.</summary>
internal sealed class Replay
{
    private readonly ReplayOptions options;
    private readonly ToolConsole console;
    private readonly BuildDispatcher dispatcher;
    private readonly IReport report;

    /// <exception cref="Amazon.Runtime.AmazonClientException">Builds are started, and the SDK finds no region or no credentials.</exception>
    public Replay(ReplayOptions options, BuildRules rules, RepositoryFile? repositoryFile, ToolConsole console)
    {
        var pullRequests = new ReplayedPullRequests();
        (this.options, this.console) = (options, console);
        dispatcher = new(rules, Starters.Of(options.StartsBuilds, options.Endpoint), DispatcherOptions.For(rules, repositoryFile, pullRequests, options.Facts));
        report = options.WritesJson
            ? new JsonReport(console.Output.Writer, options.StartsBuilds, repositoryFile, pullRequests)
            : new TextReport(console.Output, options.StartsBuilds, repositoryFile, pullRequests);
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
            isGood &= await RunAsync(payload.Name + place, json, cancellationToken);
        }

        return isGood;
    }

    private async Task<bool> RunAsync(string name, ReadOnlyMemory<byte> json, CancellationToken cancellationToken)
    {
        try
        {
            var result = await dispatcher.DispatchAsync(json, cancellationToken);
            report.Add(name, result, RoundTrip.IsEqual(json, result));
            return !result.HasFailures && result.Events.All(dispatched => dispatched.Decision.RepositoryRulesProblem is null);
        }
        catch (EventParseException exception)
        {
            report.AddUnreadable(name, exception.Message);
            return false;
        }
    }
}
