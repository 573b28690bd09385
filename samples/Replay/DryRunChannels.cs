using CodeCommitEvents;
using CodeCommitEvents.Notifying;

namespace Replay;

/// <summary>The channels of the rules. Nothing is sent.</summary>
internal static class DryRunChannels
{
    public static BuildDispatcherOptions For(BuildRules rules, RepositoryFile? repositoryFile)
    {
        var options = new BuildDispatcherOptions { RepositoryRules = repositoryFile };
        foreach (var name in rules.Rules.Concat(repositoryFile?.Rules.Rules ?? []).SelectMany(rule => rule.ChannelNames))
        {
            options.Channels[name] = new DryRunNotificationChannel();
        }

        foreach (var policy in repositoryFile?.Policies ?? [])
        {
            options.RepositoryRulesPolicies.Add(policy);
        }

        return options;
    }
}
