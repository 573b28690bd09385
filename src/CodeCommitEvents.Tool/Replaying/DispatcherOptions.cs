using CodeCommitEvents.Notifying;

namespace CodeCommitEvents.Tool;

/// <summary>What the dispatcher gets: the channels of the rules, to which nothing is sent, the file with the rules of a repository, the pull requests, and facts.</summary>
internal static class DispatcherOptions
{
    public static BuildDispatcherOptions For(ReplayOptions replay, ReplayedPullRequests pullRequests)
    {
        var options = new BuildDispatcherOptions
        {
            RepositoryRules = replay.RepositoryFile,
            PullRequests = replay.Facts.PullRequests ?? pullRequests,
            PullRequestBuilds = pullRequests,
            Observer = pullRequests,
            ChangedFiles = replay.Facts.ChangedFiles,
            Commits = replay.Facts.Commits,
            Claims = replay.Claims,
            Logger = replay.Facts.Logger,
            MaxConcurrency = 1,
        };
        foreach (var name in replay.Rules.Rules.Concat(replay.RepositoryFile?.Rules.Rules ?? []).SelectMany(static rule => rule.ChannelNames))
        {
            options.Channels[name] = new DryRunNotificationChannel();
        }

        foreach (var policy in replay.RepositoryFile?.Policies ?? [])
        {
            options.RepositoryRulesPolicies.Add(policy);
        }

        return options;
    }
}
