using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Notifying;

namespace CodeCommitEvents.Testing;

/// <summary>Assertions about the channels that were notified, of the dispatchers that use a <see cref="FakeBuildStarter"/>. The message of a failed assertion explains the rules.</summary>
public static class FakeNotificationAssertions
{
    /// <summary>Asserts that a channel was notified at least once.</summary>
    /// <param name="starter">The starter of the dispatcher.</param>
    /// <param name="channel">The name of the channel.</param>
    /// <returns>The first notification.</returns>
    /// <exception cref="ArgumentException"><paramref name="channel"/> is null or empty.</exception>
    /// <exception cref="FakeAssertionException">The channel was not notified. The message explains why.</exception>
    public static NotificationRequest ShouldHaveNotified(this FakeBuildStarter starter, string channel) => Of(starter, channel) is [var first, ..] ? first
        : throw new FakeAssertionException(FakeReport.Of($"Expected a notification of {channel}, but found none.{Failed(starter, channel)}", starter.Decisions, [channel]));

    /// <summary>
    /// Asserts that a channel was not notified, although an event was dispatched, and that no code in a rule threw an exception. Also fails if no
    /// rule notifies the channel at all, because its name may be misspelled.
    /// </summary>
    /// <param name="starter">The starter of the dispatcher.</param>
    /// <param name="channel">The name of the channel.</param>
    /// <returns>An object for a further assertion: why the channel was not notified.</returns>
    /// <exception cref="ArgumentException"><paramref name="channel"/> is null or empty.</exception>
    /// <exception cref="FakeAssertionException">
    /// The channel was notified, no event was dispatched, code in a rule threw an exception, or no rule notifies the channel. The message explains
    /// why.
    /// </exception>
    public static NotStartedAssertion ShouldNotHaveNotified(this FakeBuildStarter starter, string channel)
    {
        if (Of(starter, channel).Count > 0)
        {
            throw new FakeAssertionException(FakeReport.Of($"Expected no notification of {channel}, but found one.", starter.Decisions, [channel]));
        }

        return FakeBuildAssertions.NotDone(starter, $"Expected no notification of {channel}", channel, allowNoEvent: false, "notifies that channel");
    }

    private static List<NotificationRequest> Of(FakeBuildStarter starter, string channel)
    {
        ArgumentNullException.ThrowIfNull(starter);
        ArgumentException.ThrowIfNullOrEmpty(channel);
        return [.. starter.Notifications
            .Where(dispatched => dispatched.Outcome == NotificationOutcome.Sent && dispatched.Request.ChannelName == channel)
            .Select(dispatched => dispatched.Request)];
    }

    private static string Failed(FakeBuildStarter starter, string channel) => string.Concat(starter.Notifications
        .Where(dispatched => dispatched.Request.ChannelName == channel)
        .Select(dispatched => $"{Environment.NewLine}{dispatched}").Distinct(StringComparer.Ordinal));
}
