using System.Globalization;
using System.Text.Json.Nodes;

namespace CodeCommitEvents.Tool;

/// <summary>What the reader of a template must know, and the quotas that it exceeds.</summary>
internal static class StackNotes
{
    /// <summary>The maximum of characters in the policies of a role, without spaces.</summary>
    private const int LongestRolePolicy = 10_240;

    /// <summary>The maximum of characters in the policy of a queue.</summary>
    private const int LongestQueuePolicy = 8_192;

    /// <summary>The default quota of EventBridge for a bus.</summary>
    private const int MostEventRules = 300;

    private const int MostResources = 500;

    /// <summary>Returns what the stack does not do for the rules.</summary>
    public static IEnumerable<string> Of(BuildRules rules, StackOptions options)
    {
        if (options.Repositories.Count > 0)
        {
            yield return $"Of all repositories, only those after --notifications send events: {string.Join(", ", options.Repositories)}.";
        }

        var permissions = options.Permissions;
        var known = options.Topics.Select(static topic => topic.Channel).Concat(permissions.CommentChannels).Concat(permissions.ApprovalChannels).ToHashSet(StringComparer.Ordinal);
        foreach (var channel in rules.Rules.SelectMany(static rule => rule.ChannelNames).Distinct(StringComparer.Ordinal).Where(channel => !known.Contains(channel)))
        {
            yield return $"The stack has nothing for the channel {channel}. If it is a topic, add --topic {channel}.";
        }
    }

    /// <summary>Returns the quotas of AWS with which the template cannot be deployed.</summary>
    public static IEnumerable<string> ExceededQuotas(JsonObject template)
    {
        var resources = template["Resources"]!.AsObject().Select(static resource => resource.Value!).ToList();
        return new[]
        {
            Exceeded("characters in the policy of the role", LongestOf("AWS::IAM::RolePolicy"), LongestRolePolicy, "Use fewer projects, or patterns of repositories with {repository} in the names of projects, or divide the rules among several stacks."),
            Exceeded("characters in the policy of the queue", LongestOf("AWS::SQS::QueuePolicy"), LongestQueuePolicy, "Divide the rules among several stacks."),
            Exceeded("rules of EventBridge", resources.Count(static resource => Is(resource, "AWS::Events::Rule")), MostEventRules, "Write patterns of repositories instead of names, or ask AWS for more."),
            Exceeded("resources", resources.Count, MostResources, "Divide the rules among several stacks."),
        }.OfType<string>();

        int LongestOf(string type) => resources.Where(resource => Is(resource, type)).Select(static resource => resource["Properties"]!["PolicyDocument"]!.ToJsonString().Length).DefaultIfEmpty().Max();
    }

    private static string? Exceeded(string what, int count, int quota, string advice) =>
        count <= quota ? null : string.Create(CultureInfo.InvariantCulture, $"The template has {count} {what}, but AWS allows {quota}. {advice}");

    private static bool Is(JsonNode resource, string type) => resource["Type"]!.GetValue<string>() == type;
}
