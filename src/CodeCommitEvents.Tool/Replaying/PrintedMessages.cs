using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace CodeCommitEvents.Tool;

/// <summary>
/// The messages that the AWS CLI prints: <c>sqs receive-message</c>, <c>logs get-log-events</c>, <c>logs filter-log-events</c> and <c>logs get-query-results</c>. Also the
/// messages that the console exports from Logs Insights.
/// </summary>
internal static class PrintedMessages
{
    public const string LogMessage = "@message";

    public static ReadOnlySpan<byte> LogMessageUtf8 => "@message"u8;

    private static readonly JsonDocumentOptions AnyDepth = new() { MaxDepth = int.MaxValue };

    /// <summary>Every output contains one of these names. Other files are not parsed here.</summary>
    private static readonly byte[][] Names = [[.. "\"Body\""u8], [.. "\"Messages\""u8], [.. "\"events\""u8], [.. "\"@message\""u8]];

    /// <summary>Returns the messages with their places. Null if the JSON is no such output.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="skipped">Is told how many messages of a log are not JSON.</param>
    public static IReadOnlyList<(string Place, ReadOnlyMemory<byte> Json)>? In(ReadOnlyMemory<byte> json, Action<int> skipped)
    {
        if (!Array.Exists(Names, name => json.Span.IndexOf(name) >= 0))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(RoundTrip.WithoutByteOrderMark(json), AnyDepth);
            return Queued(document.RootElement) ?? Logged(document.RootElement, skipped);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Returns the messages of a queue, as a function receives them. So, each has the id by which the queue knows it.</summary>
    private static List<(string Place, ReadOnlyMemory<byte> Json)>? Queued(JsonElement root) =>
        Items(root, "Messages") is { } messages && messages.TrueForAll(message => Text(message, "Body") is not null)
            ? [.. messages.Select((message, index) => ($":Messages[{index}]", Record(message)))]
            : Text(root, "Body") is not null && Text(root, "MessageId") is not null ? [("", Record(root))]
            : null;

    private static ReadOnlyMemory<byte> Record(JsonElement message)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartArray("Records");
            json.WriteStartObject();
            Copy("MessageId", "messageId");
            Copy("ReceiptHandle", "receiptHandle");
            Copy("Body", "body");
            json.WriteString("eventSource", "aws:sqs");
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();

            void Copy(string from, string to)
            {
                if (Text(message, from) is { } text)
                {
                    json.WritePropertyName(to);
                    json.WriteRawValue(JsonMarshal.GetRawUtf8Value(text));
                }
            }
        }

        return buffer.WrittenMemory;
    }

    private static List<(string Place, ReadOnlyMemory<byte> Json)>? Logged(JsonElement root, Action<int> skipped)
    {
        var (name, messages) = Items(root, "events") is { Count: > 0 } events ? ("events", events.Select(item => Property(item, "message")))
            : Items(root, "results") is { Count: > 0 } results ? ("results", results.Select(MessageOfRow))
            : root.ValueKind == JsonValueKind.Array ? ("", root.EnumerateArray().Select(item => Property(item, LogMessage)))
            : ("", []);
        var all = messages.ToList();
        if (all.Count == 0 || all.Contains(null))
        {
            return null;
        }

        List<(string Place, ReadOnlyMemory<byte> Json)> payloads =
            [.. all.Select((message, index) => ($":{name}[{index}]", Payload(message!.Value))).Where(payload => payload.Item2 is not null).Select(payload => (payload.Item1, (ReadOnlyMemory<byte>)payload.Item2))];
        if (payloads.Count < all.Count)
        {
            skipped(all.Count - payloads.Count);
        }

        return payloads;
    }

    /// <summary>A row of a query is a list of fields with names and values.</summary>
    private static JsonElement? MessageOfRow(JsonElement row) => row.ValueKind != JsonValueKind.Array ? null
        : row.EnumerateArray().Where(field => Text(field, "field") is { } name && name.ValueEquals(LogMessage)).Select(field => Property(field, "value")).FirstOrDefault();

    /// <summary>Returns the JSON of a message. Null if it is other text, such as a line that the runtime of a function writes.</summary>
    private static byte[]? Payload(JsonElement message)
    {
        if (message.ValueKind != JsonValueKind.String)
        {
            return JsonMarshal.GetRawUtf8Value(message).ToArray();
        }

        try
        {
            return JsonIn(message.GetString()!);
        }
        catch (InvalidOperationException)
        {
            // A text with half of a surrogate pair is no payload.
            return null;
        }
    }

    /// <summary>Returns the JSON object of a message. A function's log often has the time and the level before it. Null if the message is other text.</summary>
    public static byte[]? JsonIn(string message)
    {
        var start = message.IndexOf('{', StringComparison.Ordinal);
        if (start < 0)
        {
            return null;
        }

        var json = Encoding.UTF8.GetBytes(message[start..].TrimEnd());
        return string.IsNullOrWhiteSpace(message[..start]) || JsonSequence.IsWhole(json) ? json : null;
    }

    private static List<JsonElement>? Items(JsonElement parent, string name) =>
        Property(parent, name) is { ValueKind: JsonValueKind.Array } items ? [.. items.EnumerateArray()] : null;

    private static JsonElement? Text(JsonElement parent, string name) => Property(parent, name) is { ValueKind: JsonValueKind.String } text ? text : null;

    private static JsonElement? Property(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) ? value : null;
}
