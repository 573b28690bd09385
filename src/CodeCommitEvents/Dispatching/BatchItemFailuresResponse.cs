using System.Text.Json;
using CodeCommitEvents.Envelopes;

namespace CodeCommitEvents.Dispatching;

/// <summary>What a Lambda function answers.</summary>
internal static class BatchItemFailuresResponse
{
    /// <exception cref="DispatchException">Something failed that an answer cannot say.</exception>
    public static Stream Write(DispatchReport report)
    {
        var failed = report.Events.Where(dispatched => dispatched.HasFailures).ToList();
        var ids = failed.Select(MessageIdOf).Distinct(StringComparer.Ordinal).ToList();

        // Without the id of a record the whole batch has to come again.
        return ids.Contains(null) ? throw new DispatchException(report) : Write(ids!);
    }

    private static string? MessageIdOf(DispatchedEvent dispatched) =>
        dispatched.Delivery.Transports.OfType<SqsTransport>().FirstOrDefault()?.MessageId;

    private static MemoryStream Write(IEnumerable<string> ids)
    {
        var answer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(answer))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("batchItemFailures");
            foreach (var id in ids)
            {
                writer.WriteStartObject();
                writer.WriteString("itemIdentifier", id);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        answer.Position = 0;
        return answer;
    }
}
