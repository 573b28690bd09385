using System.Globalization;
using System.Text.Json.Nodes;
using CodeCommitEvents.Subscriptions;

namespace CodeCommitEvents.Tool;

/// <summary>The notification rules of repositories, their topic, and the subscription of the queue.</summary>
internal static class NotificationResources
{
    /// <summary>The topic of the events.</summary>
    public const string Topic = nameof(Topic);

    private const string TopicPolicy = nameof(TopicPolicy);

    /// <summary>Returns the ids of the events of repositories that the rules need.</summary>
    public static IEnumerable<string> EventTypesOf(BuildRules rules) => rules.NotificationEventTypes().Where(static type => type.StartsWith("codecommit-", StringComparison.Ordinal));

    /// <summary>Adds the topic and the notification rules.</summary>
    public static void Add(JsonObject resources, BuildRules rules, IReadOnlyList<string> repositories)
    {
        resources[Topic] = Cloud.Topic();

        // It replaces the default policy, with which the target of a notification rule would be UNREACHABLE. AWS does not document which condition keys the service sends.
        resources[TopicPolicy] = Cloud.Resource("AWS::SNS::TopicPolicy", new()
        {
            ["Topics"] = new JsonArray(Cloud.Ref(Topic)),
            ["PolicyDocument"] = Cloud.Policy([Cloud.AllowService("Notifications", "codestar-notifications.amazonaws.com", "sns:Publish", Cloud.Ref(Topic))]),
        });
        for (var index = 0; index < repositories.Count; index++)
        {
            // The name of a repository can be longer than that of a notification rule, and can contain a period. The name of the rule is unique in the account.
            resources[string.Create(CultureInfo.InvariantCulture, $"NotificationRule{index + 1}")] = Cloud.After(Cloud.Resource("AWS::CodeStarNotifications::NotificationRule", new()
            {
                ["Name"] = new JsonObject { ["Fn::Sub"] = new JsonArray(string.Create(CultureInfo.InvariantCulture, $"codecommit-events-${{Id}}-{index + 1}"), new JsonObject { ["Id"] = StackId() }) },
                ["DetailType"] = "FULL",
                ["Resource"] = Cloud.Sub($"arn:${{AWS::Partition}}:codecommit:${{AWS::Region}}:${{AWS::AccountId}}:{repositories[index]}"),
                ["EventTypeIds"] = new JsonArray([.. EventTypesOf(rules).Select(static type => (JsonNode)type)]),
                ["Targets"] = new JsonArray(new JsonObject { ["TargetType"] = "SNS", ["TargetAddress"] = Cloud.Ref(Topic) }),
            }), TopicPolicy);
        }
    }

    /// <summary>Subscribes the queue to the topic, with a filter of the events that the rules need.</summary>
    /// <param name="resources">The resources of the template.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="policies">The policies without which the queues refuse the messages.</param>
    public static void AddSubscription(JsonObject resources, BuildRules rules, string[] policies)
    {
        var subscription = new JsonObject
        {
            ["TopicArn"] = Cloud.Ref(Topic),
            ["Protocol"] = "sqs",
            ["Endpoint"] = Cloud.Arn(QueueResources.Queue),
            ["RedrivePolicy"] = new JsonObject { ["deadLetterTargetArn"] = Cloud.Arn(QueueResources.DeliveryDeadLetterQueue) },
        };
        if (rules.ToSnsFilterPolicy() is { } policy)
        {
            subscription["FilterPolicy"] = JsonNode.Parse(policy);
            subscription["FilterPolicyScope"] = "MessageBody";
        }

        resources["Subscription"] = Cloud.After(Cloud.Resource("AWS::SNS::Subscription", subscription), policies);
    }

    /// <summary>The last part of the id of the stack: 12 hexadecimal digits.</summary>
    private static JsonObject StackId() => Select(4, Split("-", Select(2, Split("/", Cloud.Ref("AWS::StackId")))));

    private static JsonObject Select(int index, JsonNode list) => new() { ["Fn::Select"] = new JsonArray(index, list) };

    private static JsonObject Split(string separator, JsonNode text) => new() { ["Fn::Split"] = new JsonArray(separator, text) };
}
