using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.SQS.Model;

namespace CodeCommitEvents.Tool;

/// <summary>A message of a queue, as its reader knows it.</summary>
/// <param name="Id">The message id.</param>
/// <param name="ReceiptHandle">The handle with which the message is deleted or returned.</param>
/// <param name="Body">The body.</param>
internal sealed record QueuedMessage(string Id, string ReceiptHandle, string Body)
{
    public static QueuedMessage Of(Message message) => new(message.MessageId, message.ReceiptHandle, message.Body);

    /// <summary>Returns the payload of a function that receives messages from the queue. So, each event has the id by which the queue knows its message.</summary>
    public static byte[] ToLambdaPayload(IEnumerable<QueuedMessage> messages)
    {
        var records = messages.Select(static message => new JsonObject
        {
            ["messageId"] = message.Id,
            ["receiptHandle"] = message.ReceiptHandle,
            ["body"] = message.Body,
            ["eventSource"] = "aws:sqs",
        });
        return JsonSerializer.SerializeToUtf8Bytes<JsonNode>(new JsonObject { ["Records"] = new JsonArray([.. records]) });
    }
}
