using Amazon.SQS;
using Amazon.SQS.Model;

namespace CodeCommitEvents.Tool;

/// <summary>Reads the messages of a queue, such as a dead-letter queue. Other readers do not see a message until it is returned, or until the time limit.</summary>
internal sealed class QueueReader(IAmazonSQS sqs, string url) : IDisposable
{
    public const int MaxMessages = 1_000;

    private const int MaxMessagesOfCall = 10;
    private const int WaitSeconds = 1;
    private const int HiddenSeconds = 300;

    /// <summary>Receives messages until the queue is empty, and deletes none.</summary>
    /// <exception cref="AmazonSQSException">SQS refused the call.</exception>
    public async Task<IReadOnlyList<Payload>> ReadAsync(CancellationToken cancellationToken)
    {
        var payloads = new List<Payload>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var request = new ReceiveMessageRequest(url) { MaxNumberOfMessages = MaxMessagesOfCall, WaitTimeSeconds = WaitSeconds, VisibilityTimeout = HiddenSeconds };
        while (payloads.Count < MaxMessages && await sqs.ReceiveMessageAsync(request, cancellationToken) is { Messages: { Count: > 0 } received })
        {
            foreach (var message in received.Select(QueuedMessage.Of).Where(message => ids.Add(message.Id)))
            {
                payloads.Add(new(message.Id, () => QueuedMessage.ToLambdaPayload([message])) { Message = message });
            }
        }

        return payloads;
    }

    /// <summary>Returns how many messages other readers have received and neither deleted nor returned.</summary>
    public async Task<int> CountHiddenAsync(CancellationToken cancellationToken) =>
        (await sqs.GetQueueAttributesAsync(url, [QueueAttributeName.ApproximateNumberOfMessagesNotVisible], cancellationToken)).ApproximateNumberOfMessagesNotVisible;

    /// <summary>Makes a message visible to other readers again.</summary>
    public Task ReturnAsync(QueuedMessage message, CancellationToken cancellationToken) =>
        sqs.ChangeMessageVisibilityAsync(url, message.ReceiptHandle, 0, cancellationToken);

    public Task DeleteAsync(QueuedMessage message, CancellationToken cancellationToken) => sqs.DeleteMessageAsync(url, message.ReceiptHandle, cancellationToken);

    public void Dispose() => sqs.Dispose();
}
