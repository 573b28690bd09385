using Amazon.Runtime;
using CodeCommitEvents;

namespace Replay;

/// <summary>
/// Replays payloads. Prints what each payload is, which rules match, why the other rules do not match, and which builds would be
/// started.
/// </summary>
internal static class ReplayProgram
{
    private const int Success = 0;
    private const int Unreadable = 1;
    private const int WrongUsage = 2;

    public static Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors, CancellationToken cancellationToken) => args switch
    {
        ["topic", .. var rest] => TopicCommand.RunAsync(rest, output, errors, cancellationToken),
        ["loop", .. var rest] => LoopCommand.RunAsync(rest, output, errors, cancellationToken),
        _ => ReplayAsync(args, output, errors, cancellationToken),
    };

    private static async Task<int> ReplayAsync(string[] args, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        if (!ReplayOptions.TryParse(args, out var options, out var problem))
        {
            await errors.WriteLineAsync($"{problem}{Environment.NewLine}Try --help.");
            return WrongUsage;
        }

        if (options.ShowsHelp)
        {
            await output.WriteLineAsync(ReplayOptions.Usage);
            return Success;
        }

        if (options.SchemaFile is { } schema)
        {
            return await WriteSchemaAsync(schema, output, errors);
        }

        if (!RulesFile.TryRead(options, out var rules, out var faults) || !RepositoryFile.TryRead(options, out var repositoryFile, out faults))
        {
            await errors.WriteLineAsync(faults);
            return Unreadable;
        }

        if (options.ChecksRules)
        {
            return await CheckCommand.RunAsync(options, rules, repositoryFile, output, cancellationToken) ? Success : Unreadable;
        }

        var pullRequests = new ReplayedPullRequests();
        BuildDispatcher dispatcher;
        try
        {
            dispatcher = new BuildDispatcher(rules, Starters.Of(options), DispatcherOptions.For(rules, repositoryFile, pullRequests));
        }
        catch (AmazonClientException exception)
        {
            await errors.WriteLineAsync($"CodeBuild cannot be called: {Terminal.Printable(exception.Message)}");
            return WrongUsage;
        }

        IReport report = options.WritesJson
            ? new JsonReport(output, options.StartsBuilds, repositoryFile, pullRequests)
            : new TextReport(output, Terminal.IsColored(options), options.StartsBuilds, repositoryFile, pullRequests);
        using var progress = new Progress(errors, isShown: Terminal.ShowsProgress(options));
        var isReadable = true;
        var payloads = options.Payloads;
        for (var index = 0; index < payloads.Count; index++)
        {
            progress.Show(index, payloads.Count);
            isReadable &= await ReplayAsync(payloads[index], dispatcher, report, cancellationToken);
        }

        progress.Clear();
        report.Finish();
        return isReadable ? Success : Unreadable;
    }

    private static async Task<int> WriteSchemaAsync(string file, TextWriter output, TextWriter errors)
    {
        if (!RulesFile.TryWriteSchema(file, out var problem))
        {
            await errors.WriteLineAsync(problem);
            return Unreadable;
        }

        await output.WriteLineAsync($"Wrote {Terminal.Printable(file)}. Write this as the first key of your rules: \"$schema\": \"{Terminal.Printable(Path.GetFileName(file))}\"");
        return Success;
    }

    private static async Task<bool> ReplayAsync(Payload payload, BuildDispatcher dispatcher, IReport report, CancellationToken cancellationToken)
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

        var isReadable = true;
        foreach (var (place, json) in JsonLines.Split(file))
        {
            isReadable &= await ReplayAsync(payload.Name + place, json, dispatcher, report, cancellationToken);
        }

        return isReadable;
    }

    private static async Task<bool> ReplayAsync(string name, ReadOnlyMemory<byte> json, BuildDispatcher dispatcher, IReport report, CancellationToken cancellationToken)
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
