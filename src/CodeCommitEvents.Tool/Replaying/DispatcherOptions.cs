using CodeCommitEvents.Notifying;

namespace CodeCommitEvents.Tool;

/// <summary>What the dispatcher gets: the channels of the rules, to which nothing is sent, the file with the rules of a repository, and the pull requests.</summary>
internal static class DispatcherOptions
{
    public static BuildDispatcherOptions For(BuildRules rules, RepositoryFile? repositoryFile, ReplayedPullRequests pullRequests)
    {
        var options = new BuildDispatcherOptions
        {
            RepositoryRules = repositoryFile,
            PullRequests = pullRequests,
            PullRequestBuilds = pullRequests,
            Observer = pullRequests,
            MaxConcurrency = 1,
        };
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
