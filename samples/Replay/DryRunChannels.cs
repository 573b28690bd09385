using CodeCommitEvents;
using CodeCommitEvents.Notifying;

namespace Replay;

/// <summary>The channels of the rules. Nothing is sent.</summary>
internal static class DryRunChannels
{
    public static BuildDispatcherOptions For(BuildRules rules)
    {
        var options = new BuildDispatcherOptions();
        foreach (var name in rules.Rules.SelectMany(rule => rule.ChannelNames))
        {
            options.Channels[name] = new DryRunNotificationChannel();
        }

        return options;
    }
}
