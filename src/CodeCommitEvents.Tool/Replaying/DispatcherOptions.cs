using CodeCommitEvents.Notifying;

namespace CodeCommitEvents.Tool;

/// <summary>What the dispatcher gets: the channels of the rules, to which nothing is sent, the file with the rules of a repository, the pull requests, and the facts that the user gives.</summary>
internal static class DispatcherOptions
{
    public static BuildDispatcherOptions For(BuildRules rules, RepositoryFile? repositoryFile, ReplayedPullRequests pullRequests, GivenFacts? facts = null)
    {
        var options = new BuildDispatcherOptions
        {
            RepositoryRules = repositoryFile,
            PullRequests = pullRequests,
            PullRequestBuilds = pullRequests,
            Observer = pullRequests,
            ChangedFiles = facts?.Files is null ? null : facts,
            Commits = facts?.CommitMessage is null ? null : facts,
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
