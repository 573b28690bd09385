using CodeCommitEvents.Building;
using CodeCommitEvents.Notifying;
using Microsoft.Extensions.Logging;

namespace CodeCommitEvents.Dispatching;

/// <summary>Gets the details of finished builds that a channel shows. A provider that fails is logged, and the channel is told without the details.</summary>
internal sealed partial class DetailsForChannels(IBuildDetailsProvider? provider, ILogger logger)
{
    public async Task<BuildOutcome?> AddAsync(BuildOutcome? outcome, BuildDetailKinds kinds, CancellationToken cancellationToken)
    {
        if (provider is null || outcome is not { IsFinal: true } || kinds == BuildDetailKinds.None)
        {
            return outcome;
        }

        try
        {
            var details = await provider.GetDetailsAsync(outcome, kinds, cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
            return details is null ? outcome : outcome.WithDetails(details);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(logger, exception);
            return outcome;
        }
    }

    [LoggerMessage(27, LogLevel.Warning, "The provider of build details failed. The channel is notified without them")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
