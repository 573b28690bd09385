using System.Text.Json;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>Reads the JSON of messages that are not documented events.</summary>
internal static class MessageReader
{
    /// <summary>Reads a message. Does not read the properties that all messages have, such as the time.</summary>
    /// <param name="messageType">The message's <see cref="ServiceEvent.WireName"/>.</param>
    /// <param name="value">The object with the properties.</param>
    /// <exception cref="JsonException">The message type is unknown, or a required property is missing.</exception>
    public static ServiceEvent Read(string messageType, JsonCursor value) => messageType switch
    {
        UnknownCodeCommitEvent.MessageType => new UnknownCodeCommitEvent(new EventReadContext { Detail = value }, value.TakeRequiredString("json"u8)),
        UnknownCodeBuildEvent.MessageType => new UnknownCodeBuildEvent { DetailType = value.TakeString("detailType"u8), Json = value.TakeRequiredString("json"u8) },
        ForeignEvent.MessageType => new ForeignEvent
        {
            Source = value.TakeString("source"u8),
            DetailType = value.TakeString("detailType"u8),
            Json = value.TakeRequiredString("json"u8),
        },
        PlainTextMessage.MessageType => new PlainTextMessage { Text = value.TakeRequiredString("text"u8) },
        UnreadableMessage.MessageType => new UnreadableMessage
        {
            Text = value.TakeRequiredString("text"u8),
            Layer = value.TakeRequiredString("layer"u8),
            JsonPath = value.TakeRequiredString("jsonPath"u8),
            Reason = value.TakeRequiredString("reason"u8),
        },
        SubscriptionConfirmation.MessageType => ReadControl(new SubscriptionConfirmation(), value),
        UnsubscribeConfirmation.MessageType => ReadControl(new UnsubscribeConfirmation(), value),
        _ => throw new JsonException("The messageType is unknown."),
    };

    private static SnsControlMessage ReadControl(SnsControlMessage control, JsonCursor value) => control with
    {
        TopicArn = value.TakeArn("topicArn"u8),
        Token = value.TakeString("token"u8),
        SubscribeUrl = value.TakeString("subscribeUrl"u8),
        Message = value.TakeString("message"u8),
    };
}
