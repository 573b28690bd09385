using System.Text.Encodings.Web;
using System.Text.Json;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Dispatching;

/// <summary>Reads the body of a message that a program received from a queue. The result is the same as for a record of a Lambda function.</summary>
internal static class QueueMessage
{
    /// <summary>Returns the events of the body. A body that is not JSON or exceeds a limit is a message of its own type.</summary>
    public static IReadOnlyList<EventDelivery> Read(string body, string? messageId, EventParserOptions? options)
    {
        try
        {
            return EventParser.Parse(RecordOf(body, messageId), options);
        }
        catch (EventParseException exception)
        {
            var unreadable = new UnreadableMessage { Text = body, Layer = "SQS body", JsonPath = "", Reason = exception.Message };
            return [new() { Event = unreadable, Transports = [new SqsTransport { MessageId = messageId }] }];
        }
    }

    /// <summary>Returns a list with one record, which is the format of EventBridge Pipes.</summary>
    private static ReadOnlySpan<byte> RecordOf(string body, string? messageId)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartArray();
            writer.WriteStartObject();
            if (messageId is not null)
            {
                writer.WriteString("messageId", messageId);
            }

            writer.WriteString("body", body);
            writer.WriteEndObject();
            writer.WriteEndArray();
        }

        return buffer.ToArray();
    }
}
