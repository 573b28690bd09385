using CodeCommitEvents.Events;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Envelopes;

/// <summary>Reads the messages that SNS sends about subscriptions.</summary>
internal static class SnsControlMessageReader
{
    /// <summary>Reads a control message. Returns null for a notification, and for a message whose content is not a string.</summary>
    public static SnsControlMessage? Read(JsonCursor message, JsonCursor content)
    {
        var type = message.Find("Type"u8);
        SnsControlMessage? control = type.TextEquals("SubscriptionConfirmation"u8) ? new SubscriptionConfirmation()
            : type.TextEquals("UnsubscribeConfirmation"u8) ? new UnsubscribeConfirmation()
            : null;
        return control is null || !content.IsString ? null : control with
        {
            Message = content.GetString(),
            TopicArn = message.Find("TopicArn"u8) is { IsString: true } topic ? new Arn(topic.GetString()) : null,
            Token = message.TakeString("Token"u8),
            SubscribeUrl = message.TakeString("SubscribeURL"u8),
        };
    }
}
