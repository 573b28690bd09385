using CodeCommitEvents.Building;
using CodeCommitEvents.Notifying;
using Microsoft.Extensions.Logging;

namespace CodeCommitEvents.Dispatching;

/// <summary>
/// Gets the details of finished builds that the channels of one event show. The provider is asked once for a build, for what all channels show
/// together. A provider that fails is logged, and the channel is told without the details.
/// </summary>
/// <param name="provider">The provider. Null if there is none.</param>
/// <param name="channels">The channels that rules notify about the event.</param>
/// <param name="logger">The logger.</param>
internal sealed partial class DetailsForChannels(IBuildDetailsProvider? provider, IReadOnlyCollection<INotificationChannel> channels, ILogger logger)
{
    private readonly Dictionary<string, BuildDetails> known = new(StringComparer.Ordinal);

    public async Task<BuildOutcome?> AddAsync(BuildOutcome? outcome, INotificationChannel channel, CancellationToken cancellationToken)
    {
        if (provider is null || outcome is not { IsFinal: true } || channel.DetailKinds == BuildDetailKinds.None)
        {
            return outcome;
        }

        try
        {
            if (!known.TryGetValue(outcome.BuildArn.Value, out var details))
            {
                details = await provider.GetDetailsAsync(outcome, KindsOfAll(), cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
                if (details is null)
                {
                    return outcome;
                }

                known.Add(outcome.BuildArn.Value, details);
            }

            return outcome.WithDetails(details);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(logger, exception);
            return outcome;
        }
    }

    private BuildDetailKinds KindsOfAll()
    {
        var kinds = BuildDetailKinds.None;
        foreach (var channel in channels)
        {
            kinds |= channel.DetailKinds;
        }

        return kinds;
    }

    [LoggerMessage(27, LogLevel.Warning, "The provider of build details failed. The channel is notified without them")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
