using CodeCommitEvents.Building;
using Microsoft.Extensions.Logging;

namespace CodeCommitEvents.Dispatching;

/// <summary>Stops the build that a newer one makes superfluous.</summary>
internal sealed partial class SupersededBuildStopper(IBuildStarter starter, IBuildClaimStore claims, ILogger logger)
{
    /// <summary>The build that was stopped: the one before, or the one just started where it is the older. Null where none was.</summary>
    public async Task<StartedBuild?> StopAsync(BuildStartContext prepared, StartedBuild started, CancellationToken cancellationToken)
    {
        if (!prepared.Request.CancelsSuperseded || prepared.Group is null)
        {
            return null;
        }

        try
        {
            var superfluous = await claims.SupersedeAsync(prepared.Group, prepared.Moment, started, cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
            if (superfluous is not null)
            {
                await starter.StopAsync(superfluous, cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
                LogStopped(logger, superfluous.BuildId, prepared.Request.RuleName);
            }

            return superfluous;
        }
        catch (Exception exception)
        {
            // The new build runs: an old one that goes on beside it is a waste, and no reason to try again.
            LogNotStopped(logger, exception, prepared.Request.RuleName, started.BuildId);
            return null;
        }
    }

    [LoggerMessage(10, LogLevel.Information, "The build {BuildId} was stopped: rule {RuleName} has started one of a newer change")]
    private static partial void LogStopped(ILogger logger, string buildId, string? ruleName);

    [LoggerMessage(11, LogLevel.Warning, "What rule {RuleName} started before {BuildId} could not be stopped")]
    private static partial void LogNotStopped(ILogger logger, Exception exception, string? ruleName, string buildId);
}
