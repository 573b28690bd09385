using System.Text.Json;

namespace CodeCommitEvents.Dispatching;

/// <summary>
/// Writes the response of a Lambda function. The caller reads it only in two cases: a queue gets the SQS messages that failed
/// (<c>{"batchItemFailures":[{"itemIdentifier":"ID"}]}</c>), and a URL gets an HTTP response (<c>{"statusCode":200}</c>).
/// </summary>
internal static class LambdaResponse
{
    private static readonly byte[] NoFailures = """{"batchItemFailures":[]}"""u8.ToArray();

    /// <param name="result">The results.</param>
    /// <param name="isReported">Whether the event source mapping of a queue reads the response.</param>
    /// <exception cref="DispatchException">
    /// An event failed that is not in a message of the queue that invoked the function, or the response is not read. The exception makes
    /// the caller retry the whole payload: Lambda itself, and SNS after the status 502 of the URL. A request that is refused does not throw.
    /// </exception>
    public static Stream Write(PayloadResult result, bool isReported)
    {
        var isRequest = result.Status is not null;
        if (result.Status == HttpStatus.InternalServerError)
        {
            throw new DispatchException(result.Report);
        }

        var failed = isRequest ? [] : FailedMessageIds(result.Report, isReported);
        if (!isRequest && failed.Count == 0)
        {
            return new MemoryStream(NoFailures, writable: false);
        }

        var response = new MemoryStream();
        using (var writer = new Utf8JsonWriter(response))
        {
            writer.WriteStartObject();
            if (isRequest)
            {
                writer.WriteNumber("statusCode", result.Status!.Value);
            }
            else
            {
                Write(writer, failed);
            }

            writer.WriteEndObject();
        }

        response.Position = 0;
        return response;
    }

    private static void Write(Utf8JsonWriter writer, List<string> failed)
    {
        writer.WriteStartArray("batchItemFailures");
        foreach (var id in failed)
        {
            writer.WriteStartObject();
            writer.WriteString("itemIdentifier", id);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
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
