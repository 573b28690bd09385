using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;
using CodeCommitEvents.Rules;
using Microsoft.Extensions.Logging;

namespace CodeCommitEvents.Dispatching;

/// <summary>Stops the builds of a pull request for a command. They need no claim: only builds that were started before the comment are stopped, and a stopped build can be stopped again.</summary>
internal sealed partial class CommandStops(IBuildStarter starter, DispatchObservers observers, ILogger logger)
{
    private static readonly Task<ValueList<DispatchedStop>> None = Task.FromResult(ValueList<DispatchedStop>.Empty);

    /// <summary>Stops the builds of the decision. A failure is a result, so that the message is delivered again.</summary>
    public Task<ValueList<DispatchedStop>> StopAsync(BuildDecision decision, CancellationToken cancellationToken) =>
        decision.Command is { Stops.Count: > 0 } command ? StopAsync(command, cancellationToken) : None;

    private async Task<ValueList<DispatchedStop>> StopAsync(CommandDecision command, CancellationToken cancellationToken)
    {
        var stops = new DispatchedStop[command.Stops.Count];
        for (var index = 0; index < stops.Length; index++)
        {
            stops[index] = await StopAsync(ToStarted(command.Stops[index]), cancellationToken).ConfigureAwait(false);
            observers.OnStopDispatched(stops[index]);
        }

        return new(stops);
    }

    private async Task<DispatchedStop> StopAsync(StartedBuild build, CancellationToken cancellationToken)
    {
        var id = DisplayText.Escape(build.BuildId);
        try
        {
            await starter.StopAsync(build, cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
            LogStopped(logger, id);
            return new() { Build = build };
        }
        catch (Exception exception)
        {
            // The other builds must still be stopped.
            LogFailed(logger, logger.IsEnabled(LogLevel.Debug) ? exception : null, id, ActionFailure.Of(exception).Reason);
            return new() { Build = build, Failure = exception };
        }
    }

    private static StartedBuild ToStarted(BuildOutcome build) => new()
    {
        BuildId = build.BuildId,
        IsBatch = build.Batch is not null,
        Account = build.BuildArn.Account,
        Region = build.BuildArn.Region,
        ConsoleUrl = build.ConsoleUrl,
    };

    [LoggerMessage(49, LogLevel.Information, "Build {BuildId} was stopped, because a comment asks for it")]
    private static partial void LogStopped(ILogger logger, string buildId);

    [LoggerMessage(50, LogLevel.Error, "Build {BuildId} could not be stopped: {Reason}")]
    private static partial void LogFailed(ILogger logger, Exception? exception, string buildId, string reason);
}
