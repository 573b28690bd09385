namespace CodeCommitEvents.Tool;

/// <summary>What follows from a message of a queue and was not done, so that the message must stay in the queue.</summary>
internal static class Undone
{
    public const string OnlyRead = "it was only read";

    /// <summary>Returns the reasons in words. Empty if everything is done.</summary>
    public static IEnumerable<string> In(DispatchReport result)
    {
        // A mistake in the rules must not cost the only copy of the message.
        if (result.Events.All(static dispatched => dispatched.Builds.Count == 0))
        {
            yield return "no rule starts a build for it";
        }

        foreach (var dispatched in result.Events)
        {
            foreach (var failed in dispatched.Builds.Where(static build => build.Failure is not null))
            {
                yield return failed.ToString();
            }

            foreach (var notification in dispatched.Decision.Notifications)
            {
                yield return $"this program cannot notify {notification.ChannelName}";
            }

            if (dispatched.Decision.RepositoryRulesProblem is { } problem)
            {
                yield return $"the rules in {problem.Source} are not used";
            }

            if (dispatched.HasFailures && dispatched.Builds.All(static build => build.Failure is null))
            {
                yield return dispatched.ToString().ReplaceLineEndings(" ");
            }
        }
    }
}
