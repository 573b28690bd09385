using System.Text.Json;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Sns;

/// <summary>A service that publishes to a topic: its principal, and the statement that allows it.</summary>
/// <remarks>
/// The statement for notification rules has no condition, because AWS does not document which condition keys the service sends. EventBridge sends
/// <c>aws:SourceArn</c>; CodeCommit sends <c>aws:SourceAccount</c> and <c>AWS:SourceOwner</c>. Sources:
/// <see href="https://docs.aws.amazon.com/dtconsole/latest/userguide/set-up-sns.html">notification rules</see>,
/// <see href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html">EventBridge</see>,
/// <see href="https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html">use cases of topic policies</see>.
/// </remarks>
internal sealed record PolicyPublisher(SnsPublishers Kind, string Name, string ServicePrincipal, string StatementId)
{
    private static readonly PolicyPublisher[] All =
    [
        new(SnsPublishers.NotificationRules, "notification rules", "codestar-notifications.amazonaws.com", "CodeCommitEventsNotificationRules"),
        new(SnsPublishers.EventBridge, "EventBridge", "events.amazonaws.com", "CodeCommitEventsEventBridge"),
        new(SnsPublishers.Triggers, "triggers of CodeCommit", "codecommit.amazonaws.com", "CodeCommitEventsTriggers"),
    ];

    public static IEnumerable<PolicyPublisher> Of(SnsPublishers publishers) => All.Where(publisher => publishers.HasFlag(publisher.Kind));

    /// <summary>Whether a service sends a condition key with a value that the condition can accept. Null if AWS does not document it.</summary>
    public bool? Sends(string key, IReadOnlyList<string> values, Arn topic) => key.ToUpperInvariant() switch
    {
        "AWS:SOURCEOWNER" => Kind == SnsPublishers.Triggers && Matches(values, topic.Account ?? ""),
        "AWS:SOURCEACCOUNT" => !Matches(values, topic.Account ?? "") ? false : Kind == SnsPublishers.Triggers ? true : null,
        "AWS:SOURCEARN" => Kind switch
        {
            SnsPublishers.EventBridge => values.Any(value => IsArnOf(value, "events")),
            SnsPublishers.Triggers => values.Any(value => IsArnOf(value, "codecommit")),
            _ => values.Any(value => IsArnOf(value, "codestar-notifications")) ? null : false,
        },
        "AWS:SECURETRANSPORT" => Matches(values, "true"),
        _ => null,
    };

    public void WriteStatement(Utf8JsonWriter writer, string sid, Arn topic)
    {
        writer.WriteStartObject();
        writer.WriteString("Sid", sid);
        writer.WriteString("Effect", "Allow");
        writer.WriteStartObject("Principal");
        writer.WriteString("Service", ServicePrincipal);
        writer.WriteEndObject();
        writer.WriteString("Action", "SNS:Publish");
        writer.WriteString("Resource", topic.Value);
        var (test, key, value) = Kind switch
        {
            SnsPublishers.EventBridge => ("ArnLike", "aws:SourceArn", $"arn:{topic.Partition}:events:{topic.Region}:{topic.Account}:rule/*"),
            SnsPublishers.Triggers => ("StringEquals", "aws:SourceAccount", topic.Account),
            _ => ("", "", null),
        };
        if (value is not null)
        {
            writer.WriteStartObject("Condition");
            writer.WriteStartObject(test);
            writer.WriteString(key, value);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static bool Matches(IReadOnlyList<string> patterns, string value) => patterns.Any(pattern => PolicyPattern.IsMatch(pattern, value));

    private static bool IsArnOf(string pattern, string service) => pattern == "*" || pattern.Split(':') is [_, _, var named, ..] && PolicyPattern.IsMatch(named, service);
}
