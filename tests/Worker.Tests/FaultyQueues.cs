using System.Collections.Concurrent;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace Worker.Tests;

/// <summary>A client that records how long messages are to be hidden.</summary>
internal sealed class ExtensionCounter(AmazonSQSConfig config) : AmazonSQSClient("test", "test", config)
{
    /// <summary>The times in seconds.</summary>
    public ConcurrentQueue<int> Extensions { get; } = [];

    public override async Task<ChangeMessageVisibilityResponse> ChangeMessageVisibilityAsync(string queueUrl, string receiptHandle, int? visibilityTimeout, CancellationToken cancellationToken = default)
    {
        var response = await base.ChangeMessageVisibilityAsync(queueUrl, receiptHandle, visibilityTimeout, cancellationToken);
        Extensions.Enqueue(visibilityTimeout!.Value);
        return response;
    }
}

/// <summary>A client that cannot delete a message the first time.</summary>
internal sealed class DeleteFault(AmazonSQSConfig config) : AmazonSQSClient("test", "test", config)
{
    private int attempts;

    public int Attempts => attempts;

    public override Task<DeleteMessageResponse> DeleteMessageAsync(string queueUrl, string receiptHandle, CancellationToken cancellationToken = default) =>
        Interlocked.Increment(ref attempts) == 1 ? throw new AmazonSQSException("Throttled.") : base.DeleteMessageAsync(queueUrl, receiptHandle, cancellationToken);
}
