using CodeCommitEvents.Building;
using Microsoft.Extensions.Logging;

namespace CodeCommitEvents.Dispatching;

/// <summary>Stops the older of the two newest builds of a group.</summary>
internal sealed partial class SupersededBuildStopper(IBuildStarter starter, IBuildClaimStore claims, ILogger logger)
{
    /// <summary>
    /// Stops the superseded build and returns it: the previous build, or the started build if its change is older. Null if no build is
    /// superseded, or if the superseded build could not be stopped.
    /// </summary>
    public Task<StartedBuild?> StopAsync(BuildStart build, StartedBuild started, CancellationToken cancellationToken) =>
        build.Group is { } group ? StopAsync(group, build, started, cancellationToken) : Task.FromResult<StartedBuild?>(null);

    private async Task<StartedBuild?> StopAsync(string group, BuildStart build, StartedBuild started, CancellationToken cancellationToken)
    {
        try
        {
            var superseded = await claims.SupersedeAsync(group, build.Moment, started, cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
            if (superseded is not null)
            {
                await starter.StopAsync(superseded, cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
                LogStopped(logger, superseded.BuildId, build.RuleName);
            }

            return superseded;
        }
        catch (Exception exception)
        {
            // The new build is running, so a failure to stop the old one is only logged.
            LogNotStopped(logger, exception, build.RuleName, started.BuildId);
            return null;
        }
    }

    [LoggerMessage(10, LogLevel.Information, "Build {BuildId} was stopped: rule {Rule} has started a build of a newer change")]
    private static partial void LogStopped(ILogger logger, string buildId, string? rule);

    [LoggerMessage(11, LogLevel.Warning, "The build that rule {Rule} started before {BuildId} could not be stopped")]
    private static partial void LogNotStopped(ILogger logger, Exception exception, string? rule, string buildId);
}
