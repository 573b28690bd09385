using System.Globalization;
using System.Text.Json.Nodes;
using CodeCommitEvents.Subscriptions;

namespace CodeCommitEvents.Tool;

/// <summary>The notification rules of repositories, their topic, and the subscription of the queue.</summary>
internal static class NotificationResources
{
    public static void Add(JsonObject resources, BuildRules rules, IReadOnlyList<string> repositories)
    {
        var types = rules.NotificationEventTypes().Where(static type => type.StartsWith("codecommit-", StringComparison.Ordinal)).ToList();

        // The topic cannot be encrypted with alias/aws/sns, because notification rules cannot publish to such a topic.
        resources["Topic"] = Cloud.Resource("AWS::SNS::Topic", new() { ["KmsMasterKeyId"] = Cloud.If("HasKey", Cloud.Ref("KmsKeyArn"), Cloud.Ref("AWS::NoValue")) });
        resources["TopicPolicy"] = Cloud.Resource("AWS::SNS::TopicPolicy", new()
        {
            ["Topics"] = new JsonArray(Cloud.Ref("Topic")),
            ["PolicyDocument"] = Cloud.Policy(
            [
                new JsonObject
                {
                    ["Sid"] = "Notifications",
                    ["Effect"] = "Allow",
                    ["Principal"] = new JsonObject { ["Service"] = "codestar-notifications.amazonaws.com" },
                    ["Action"] = "sns:Publish",
                    ["Resource"] = Cloud.Ref("Topic"),
                },
            ]),
        });
        var subscription = new JsonObject
        {
            ["TopicArn"] = Cloud.Ref("Topic"),
            ["Protocol"] = "sqs",
            ["Endpoint"] = Cloud.Arn("Queue"),
            ["RedrivePolicy"] = new JsonObject { ["deadLetterTargetArn"] = Cloud.Arn("DeliveryDeadLetterQueue") },
        };
        if (rules.ToSnsFilterPolicy() is { } policy)
        {
            subscription["FilterPolicy"] = JsonNode.Parse(policy);
            subscription["FilterPolicyScope"] = "MessageBody";
        }

        resources["Subscription"] = After("QueuePolicy", Cloud.Resource("AWS::SNS::Subscription", subscription));
        for (var index = 0; index < repositories.Count; index++)
        {
            // The name of a repository can be longer than that of a notification rule, and can contain a period. The name of the rule is unique in the account.
            resources[string.Create(CultureInfo.InvariantCulture, $"NotificationRule{index + 1}")] = After("TopicPolicy", Cloud.Resource("AWS::CodeStarNotifications::NotificationRule", new()
            {
                ["Name"] = new JsonObject { ["Fn::Sub"] = new JsonArray(string.Create(CultureInfo.InvariantCulture, $"codecommit-events-${{Id}}-{index + 1}"), new JsonObject { ["Id"] = StackId() }) },
                ["DetailType"] = "FULL",
                ["Resource"] = Cloud.Sub($"arn:${{AWS::Partition}}:codecommit:${{AWS::Region}}:${{AWS::AccountId}}:{repositories[index]}"),
                ["EventTypeIds"] = new JsonArray([.. types.Select(static type => (JsonNode)type)]),
                ["Targets"] = new JsonArray(new JsonObject { ["TargetType"] = "SNS", ["TargetAddress"] = Cloud.Ref("Topic") }),
            }));
        }
    }

    private static JsonObject After(string other, JsonObject resource)
    {
        resource["DependsOn"] = other;
        return resource;
    }

    /// <summary>The last part of the id of the stack: 12 hexadecimal digits.</summary>
    private static JsonObject StackId() => Select(4, Split("-", Select(2, Split("/", Cloud.Ref("AWS::StackId")))));

    private static JsonObject Select(int index, JsonNode list) => new() { ["Fn::Select"] = new JsonArray(index, list) };

    private static JsonObject Split(string separator, JsonNode text) => new() { ["Fn::Split"] = new JsonArray(separator, text) };
}
