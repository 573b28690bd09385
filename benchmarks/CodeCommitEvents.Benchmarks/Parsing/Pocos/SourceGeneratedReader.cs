using System.Text.Json;

namespace CodeCommitEvents.Benchmarks.Parsing.Pocos;

/// <summary>Does the same as <see cref="ReflectionReader"/>, but uses the metadata of <see cref="PocoContext"/> instead of reflection.</summary>
internal static class SourceGeneratedReader
{
    public static object Read(Payload payload, ReadOnlySpan<byte> utf8Json) => payload switch
    {
        Payload.SnsNotification => ReadSns(utf8Json),
        Payload.EventBridge => JsonSerializer.Deserialize(utf8Json, PocoContext.Default.EventBridgePullRequest)!,
        Payload.EventBridgeReference => JsonSerializer.Deserialize(utf8Json, PocoContext.Default.EventBridgeAny)!,
        Payload.Trigger => JsonSerializer.Deserialize(utf8Json, PocoContext.Default.TriggerEvent)!,
        _ => ReadSqs(utf8Json),
    };

    private static List<Notification<PullRequestDetail>> ReadSns(ReadOnlySpan<byte> utf8Json)
    {
        var records = JsonSerializer.Deserialize(utf8Json, PocoContext.Default.LambdaSnsEvent)!.Records!;
        var notifications = new List<Notification<PullRequestDetail>>(records.Count);
        foreach (var record in records)
        {
            notifications.Add(JsonSerializer.Deserialize(record.Sns!.Message!, PocoContext.Default.PullRequestNotification)!);
        }

        return notifications;
    }

    private static List<Notification<AnyDetail>> ReadSqs(ReadOnlySpan<byte> utf8Json)
    {
        var records = JsonSerializer.Deserialize(utf8Json, PocoContext.Default.LambdaSqsEvent)!.Records!;
        var notifications = new List<Notification<AnyDetail>>(records.Count);
        foreach (var record in records)
        {
            var sns = JsonSerializer.Deserialize(record.Body!, PocoContext.Default.SnsQueueMessage)!;
            notifications.Add(JsonSerializer.Deserialize(sns.Message!, PocoContext.Default.AnyNotification)!);
        }

        return notifications;
    }
}
