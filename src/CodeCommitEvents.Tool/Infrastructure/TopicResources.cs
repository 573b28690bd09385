using System.Text.Json.Nodes;

namespace CodeCommitEvents.Tool;

/// <summary>A topic for each channel of the rules that is one. It is not the topic of the events: the function would get its own messages.</summary>
internal static class TopicResources
{
    public static void Add(JsonObject template, ChannelTopic topic)
    {
        template["Parameters"]![topic.Email] = Cloud.Parameter($"The e-mail address that gets the messages to the channel {topic.Channel}. Without an address, subscribe to the topic yourself.", "");
        template["Conditions"]![topic.HasEmail] = Cloud.IsGiven(topic.Email);
        template["Resources"]![topic.Topic] = Cloud.Topic();
        template["Resources"]![topic.Subscription] = Cloud.When(topic.HasEmail, Cloud.Resource("AWS::SNS::Subscription", new()
        {
            ["TopicArn"] = Cloud.Ref(topic.Topic),
            ["Protocol"] = "email",
            ["Endpoint"] = Cloud.Ref(topic.Email),
        }));
        template["Outputs"]![topic.Topic] = Cloud.Output($"The topic of the channel {topic.Channel}. Subscribe e-mail addresses, queues, or Amazon Q Developer in chat applications.", Cloud.Ref(topic.Topic));
    }

    /// <summary>Allows the function to publish to the topics. Null if there are none.</summary>
    public static JsonObject? Permission(IReadOnlyList<ChannelTopic> topics) => topics.Count == 0
        ? null
        : Cloud.Allow("PublishMessages", ["sns:Publish"], [.. topics.Select(static topic => (JsonNode)Cloud.Ref(topic.Topic))]);
}
