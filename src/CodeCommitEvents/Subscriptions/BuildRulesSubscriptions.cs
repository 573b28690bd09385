using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Subscriptions;

/// <summary>Returns what AWS must deliver, so that a set of rules gets each event that it can match, and few others.</summary>
public static class BuildRulesSubscriptions
{
    /// <summary>The default maximum of characters in an event pattern: the default quota of EventBridge.</summary>
    public const int DefaultEventPatternLength = 2_048;

    private const int SmallestLength = 1_024;
    private const int LargestLength = 4_096;

    /// <summary>
    /// Returns event patterns for rules of EventBridge. An event for which a rule starts a build, notifies a channel or answers passes one of the patterns. What a
    /// pattern cannot say, such as a condition on files or on the caller, is left out, so that events can pass that no rule matches.
    /// </summary>
    /// <remarks>
    /// <para>Several patterns need several rules of EventBridge. An event can pass several of them and arrive several times, but its builds are started once.</para>
    /// <para>The rules in a repository are not known here. If rules in repositories are turned on, pass all events of these repositories.</para>
    /// <para>A condition on the status of a build cannot be used, because it can be about a batch build, whose status the event of its last build does not contain.</para>
    /// </remarks>
    /// <param name="rules">The rules.</param>
    /// <param name="maxLength">The maximum of characters in a pattern, from 1,024 to 4,096: the quota of the account. Default: 2,048. Rules with more events have several patterns.</param>
    /// <param name="source">Only the events of this service: <c>aws.codecommit</c> or <c>aws.codebuild</c>. Default: null, which means the events of all services.</param>
    /// <returns>The patterns as JSON. Empty if no event can match.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="rules"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxLength"/> is out of range.</exception>
    public static ValueList<string> ToEventPatterns(this BuildRules rules, int maxLength = DefaultEventPatternLength, string? source = null)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxLength, SmallestLength);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxLength, LargestLength);
        return [.. EventPatterns.Write(EventAlternatives.Of(rules.Rules, kind => source is null || kind.Source == source), maxLength)];
    }

    /// <summary>
    /// Returns a filter policy for the subscription of a queue or function to an SNS topic with messages of notification rules. Its scope is <c>MessageBody</c>. A message about
    /// an event for which a rule starts a build, notifies a channel or answers passes.
    /// </summary>
    /// <remarks>
    /// A policy restricts only what all rules restrict, and only texts as a whole, by their start or by their end. It filters out the messages of repository triggers, of EventBridge and of other
    /// services.
    /// </remarks>
    /// <param name="rules">The rules.</param>
    /// <returns>The policy as JSON. Null if nothing can be filtered out, or if no rule is about an event of notification rules.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="rules"/> is null.</exception>
    public static string? ToSnsFilterPolicy(this BuildRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return SnsFilterPolicies.Write(EventAlternatives.Of(rules.Rules, IsNotification));
    }

    /// <summary>
    /// Returns the ids of the events that notification rules must send for these rules: those of <c>codecommit-repository-…</c> for rules of repositories, and those of
    /// <c>codebuild-project-…</c> for rules of projects.
    /// </summary>
    /// <remarks>No notification rule sends an event about a build that timed out or had a fault, about approval rules, reactions or approval rule templates.</remarks>
    /// <param name="rules">The rules.</param>
    /// <returns>The ids, such as <c>codecommit-repository-pull-request-created</c>, sorted. Empty if there are none.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="rules"/> is null.</exception>
    public static ValueList<string> NotificationEventTypes(this BuildRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var ids = EventAlternatives.KindsOf(rules.Rules, IsNotification).SelectMany(static kind => NotificationEventTypeIds.Of(kind.Entry!)).ToHashSet(StringComparer.Ordinal);
        if (EventAlternatives.Of(rules.Rules, static kind => kind.Entry == EventCatalog.BuildStateChange).TrueForAll(static build => build.IsFinished))
        {
            ids.Remove(NotificationEventTypeIds.BuildInProgress);
        }

        return [.. ids.Order(StringComparer.Ordinal)];
    }

    /// <summary>
    /// Returns the permissions that the dispatcher needs for these rules: to start, find and stop builds, to read the facts that conditions need, and to write to pull requests.
    /// </summary>
    /// <remarks>
    /// <para>Permissions of the infrastructure are not included: a queue, a table of claims, a topic of SNS, and keys of KMS.</para>
    /// <para>If a function returns the name of a project, every project is allowed. The text <c>{repository}</c> in a name is replaced by the repositories of the rule, or by <c>*</c>.</para>
    /// </remarks>
    /// <param name="rules">The rules.</param>
    /// <param name="options">What the rules do not say. Default: null, which means the defaults.</param>
    /// <returns>The statements of an IAM policy. Empty if the rules need no permissions.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="rules"/> is null.</exception>
    public static ValueList<IamStatement> RequiredPermissions(this BuildRules rules, RequiredPermissionsOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return Subscriptions.RequiredPermissions.Of(rules, options ?? new());
    }

    private static bool IsNotification(EventKind kind) => kind.Entry?.Channels.HasFlag(EventChannels.Notification) == true;
}
