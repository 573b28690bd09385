using System.Text.Json;
using CodeCommitEvents.Envelopes;

namespace CodeCommitEvents.Dispatching;

/// <summary>Writes the response of a Lambda function, which lists the SQS messages that failed: <c>{"batchItemFailures":[{"itemIdentifier":"ID"}]}</c>.</summary>
internal static class BatchItemFailuresResponse
{
    /// <exception cref="DispatchException">An event that did not come from SQS failed. The exception makes Lambda retry the whole payload.</exception>
    public static Stream Write(DispatchReport report)
    {
        var response = new MemoryStream();
        using (var writer = new Utf8JsonWriter(response))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("batchItemFailures");
            foreach (var id in FailedMessageIds(report))
            {
                writer.WriteStartObject();
                writer.WriteString("itemIdentifier", id);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        response.Position = 0;
        return response;
    }

    private static List<string> FailedMessageIds(DispatchReport report)
    {
        var ids = new List<string>();
        foreach (var dispatched in report.Events)
        {
            if (dispatched.HasFailures)
            {
                var id = MessageId(dispatched) ?? throw new DispatchException(report);
                if (!ids.Contains(id))
                {
                    ids.Add(id);
                }
            }
        }

        return ids;
    }

    private static string? MessageId(DispatchedEvent dispatched)
    {
        foreach (var transport in dispatched.Delivery.Transports)
        {
            if (transport is SqsTransport sqs)
            {
                return sqs.MessageId;
            }
        }

        return null;
    }
}
