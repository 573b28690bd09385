using System.Text.Json;
using CodeCommitEvents.Events;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Parsing;

/// <summary>What an object is, by the keys that it has.</summary>
internal static class PayloadShapes
{
    public static bool IsSnsMessage(JsonCursor value)
    {
        var type = value.Find("Type"u8);
        return type.TextEquals("Notification"u8) || type.TextEquals("SubscriptionConfirmation"u8) || type.TextEquals("UnsubscribeConfirmation"u8)
            || (value.Has("TopicArn"u8, JsonTokenType.String) && value.Has("Message"u8, JsonTokenType.String));
    }

    public static bool IsSqsRecord(JsonCursor value, bool isInList) =>
        value.Find("body"u8).Type != JsonTokenType.None
        && (isInList || value.Has("messageId"u8, JsonTokenType.String) || value.Has("receiptHandle"u8, JsonTokenType.String));

    /// <summary>The first object in this one that is, or has in it, something that can be unwrapped.</summary>
    public static JsonCursor FindEmbedded(JsonCursor value)
    {
        foreach (var property in value)
        {
            if (property.IsObject && (CanUnwrap(property) || FindEmbedded(property).IsObject))
            {
                return property;
            }
        }

        return default;
    }

    private static bool CanUnwrap(JsonCursor value) =>
        EnvelopeReader.IsEnvelope(value) || EventReader.IsDetail(value) || IsSnsMessage(value) || IsSqsRecord(value, isInList: false)
        || value.Has("Records"u8, JsonTokenType.StartArray) || value.Has("Sns"u8, JsonTokenType.StartObject)
        || value.Has("codecommit"u8, JsonTokenType.StartObject)
        || value.Find("requestPayload"u8).Type is JsonTokenType.String or JsonTokenType.StartObject or JsonTokenType.StartArray;
}
