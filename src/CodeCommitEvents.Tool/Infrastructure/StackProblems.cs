using CodeCommitEvents.Subscriptions;

namespace CodeCommitEvents.Tool;

/// <summary>Finds what is wrong with the options of a template for a set of rules.</summary>
internal static class StackProblems
{
    private const int LongestRepository = 100;

    /// <summary>The characters that make a text a pattern for several names.</summary>
    private static readonly char[] Wildcards = ['*', '?', '{', '!'];

    /// <summary>Returns the first problem. Null if there is none.</summary>
    public static string? Of(BuildRules rules, StackOptions options) =>
        options.Repositories.FirstOrDefault(static name => !IsRepository(name)) is { } wrong ? $"--notifications takes the name of a repository, and not {Terminal.Printable(wrong)}"
        : options.Topics.FirstOrDefault(static topic => !topic.IsValid) is { } invalid ? $"--topic takes the name of a channel that starts with a letter, and not {Terminal.Printable(invalid.Channel)}"
        : options.Topics.Select(topic => Unknown(topic.Channel, rules, options.Policies)).FirstOrDefault(static problem => problem is not null) is { } unknown ? unknown
        : SameName(options.Topics) is [var one, var other, ..] ? $"--topic {one.Channel} and --topic {other.Channel} differ only in case or punctuation, which the names of their topics do not contain"
        : ProblemOfPolicies(rules, options) ?? ProblemOfEvents(DeliveredRules.Of(rules, options.Policies), options);

    private static bool IsRepository(string name) =>
        name.Length is > 0 and <= LongestRepository && name.All(static character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '-');

    private static string? Unknown(string channel, BuildRules rules, IEnumerable<RepositoryRulesPolicy> policies)
    {
        var allowed = policies.SelectMany(static policy => policy.Channels).ToLookup(static pattern => pattern.IndexOfAny(Wildcards) >= 0);
        return allowed[true].Any() ? null : UsageErrors.UnknownValue("channel", channel, [.. rules.Rules.SelectMany(static rule => rule.ChannelNames).Concat(allowed[false]).Distinct(StringComparer.Ordinal)]);
    }

    private static List<ChannelTopic> SameName(IEnumerable<ChannelTopic> topics) =>
        topics.GroupBy(static topic => topic.Topic, StringComparer.OrdinalIgnoreCase).Select(static group => group.ToList()).FirstOrDefault(static group => group.Count > 1) ?? [];

    /// <summary>The policies of a configuration were checked when they were read, and those of an assembly were not.</summary>
    private static string? ProblemOfPolicies(BuildRules rules, StackOptions options)
    {
        try
        {
            DeliveredRules.Of(rules, options.Policies);
            rules.RequiredPermissions(options.Permissions);
            return null;
        }
        catch (ArgumentException exception)
        {
            return $"A policy for rules in repositories is wrong: {Terminal.Printable(exception.Message)}";
        }
    }

    private static string? ProblemOfEvents(BuildRules delivered, StackOptions options) =>
        options.Repositories.Count > 0 && !NotificationResources.EventTypesOf(delivered).Any() ? "The rules need no events of repositories: leave out --notifications"
        : options.Repositories.Count == 0 && delivered.ToEventPatterns().Count == 0 ? "The rules need no events"
        : null;
}
