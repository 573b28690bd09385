using System.Text.Json;

namespace CodeCommitEvents.Benchmarks.Parsing.Pocos;

/// <summary>
/// Deserializes a payload, and then the JSON texts inside the payload. An event alone needs one call, an event in SNS two calls, and
/// an event in SNS in SQS three calls. Names are case-sensitive, which is the default and the fastest option.
/// </summary>
internal static class ReflectionReader
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNameCaseInsensitive = false };

    public static object Read(Payload payload, ReadOnlySpan<byte> utf8Json) => payload switch
    {
        Payload.SnsNotification => ReadSns(utf8Json),
        Payload.EventBridge => JsonSerializer.Deserialize<EventBridgeEvent<PullRequestDetail>>(utf8Json, Options)!,
        Payload.EventBridgeReference => JsonSerializer.Deserialize<EventBridgeEvent<AnyDetail>>(utf8Json, Options)!,
        Payload.Trigger => JsonSerializer.Deserialize<TriggerEvent>(utf8Json, Options)!,
        _ => ReadSqs(utf8Json),
    };

    private static List<Notification<PullRequestDetail>> ReadSns(ReadOnlySpan<byte> utf8Json)
    {
        var records = JsonSerializer.Deserialize<LambdaSnsEvent>(utf8Json, Options)!.Records!;
        var notifications = new List<Notification<PullRequestDetail>>(records.Count);
        foreach (var record in records)
        {
            notifications.Add(JsonSerializer.Deserialize<Notification<PullRequestDetail>>(record.Sns!.Message!, Options)!);
        }

        return notifications;
    }

    private static List<Notification<AnyDetail>> ReadSqs(ReadOnlySpan<byte> utf8Json)
    {
        var records = JsonSerializer.Deserialize<LambdaSqsEvent>(utf8Json, Options)!.Records!;
        var notifications = new List<Notification<AnyDetail>>(records.Count);
        foreach (var record in records)
        {
            var sns = JsonSerializer.Deserialize<SnsQueueMessage>(record.Body!, Options)!;
            notifications.Add(JsonSerializer.Deserialize<Notification<AnyDetail>>(sns.Message!, Options)!);
        }

        return notifications;
    }
}
