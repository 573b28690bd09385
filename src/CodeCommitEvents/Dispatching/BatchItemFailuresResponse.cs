using System.Text.Json;

namespace CodeCommitEvents.Dispatching;

/// <summary>Writes the response of a Lambda function, which lists the SQS messages that failed: <c>{"batchItemFailures":[{"itemIdentifier":"ID"}]}</c>.</summary>
internal static class BatchItemFailuresResponse
{
    /// <param name="report">The results.</param>
    /// <param name="isReported">Whether the event source mapping reads the response.</param>
    /// <exception cref="DispatchException">
    /// An event failed that is not in a message of the queue that invoked the function, or the response is not read. The exception makes
    /// Lambda retry the whole payload.
    /// </exception>
    public static Stream Write(DispatchReport report, bool isReported)
    {
        var response = new MemoryStream();
        using (var writer = new Utf8JsonWriter(response))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("batchItemFailures");
            foreach (var id in FailedMessageIds(report, isReported))
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

    private static List<string> FailedMessageIds(DispatchReport report, bool isReported)
    {
        var ids = new List<string>();
        foreach (var dispatched in report.Events)
        {
            if (dispatched.HasFailures)
            {
                // Only the outermost transport says who invoked the function. A message of a queue inside of another message is its content.
                var id = isReported && MessageGroups.QueueMessageOf(dispatched.Delivery) is { } message ? message.MessageId! : throw new DispatchException(report);
                if (!ids.Contains(id))
                {
                    ids.Add(id);
                }
            }
        }

        return ids;
    }
}
