using Amazon.SQS;
using Amazon.SQS.Model;
using Microsoft.Extensions.Options;

namespace Worker;

/// <summary>Receives messages of the queue. If SQS fails, it waits and tries again, so that no failure of SQS ends the worker.</summary>
internal sealed class MessageQueue(IAmazonSQS client, IOptions<QueueOptions> options, QueueHealth health, TimeProvider clock, ILogger<MessageQueue> logger)
{
    /// <summary>The maximum number of messages in one answer of SQS.</summary>
    private const int MaxMessages = 10;

    private static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(30);

    private readonly QueueOptions options = options.Value;

    /// <summary>Receives messages, and waits until there is at least one.</summary>
    /// <param name="count">The maximum number of messages.</param>
    /// <param name="stopping">Ends the wait at once.</param>
    /// <returns>The messages. They are hidden from other workers until they are disposed.</returns>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public async Task<IReadOnlyList<ReceivedMessage>> ReceiveAsync(int count, CancellationToken stopping)
    {
        for (var failures = 0; ;)
        {
            try
            {
                health.Trying();
                var received = await client.ReceiveMessageAsync(RequestFor(count), stopping);
                health.Answered();
                failures = 0;
                if (received.Messages is { Count: > 0 } messages)
                {
                    return messages.ConvertAll(message => new ReceivedMessage(client, message, options, clock, logger));
                }
            }
            catch (Exception exception) when (!stopping.IsCancellationRequested)
            {
                var delay = DelayAfter(++failures);
                logger.NotReceived(exception, delay.TotalSeconds);
                await Task.Delay(delay, clock, stopping);
            }
        }
    }

    private ReceiveMessageRequest RequestFor(int count) => new(options.Url)
    {
        MaxNumberOfMessages = Math.Min(count, MaxMessages),
        WaitTimeSeconds = (int)options.WaitTime.TotalSeconds,
        VisibilityTimeout = (int)options.VisibilityTimeout.TotalSeconds,
        MessageSystemAttributeNames = [MessageSystemAttributeName.MessageGroupId],
    };

    /// <summary>One second after the first failure, then twice as long each time. The random part keeps many workers from trying at the same time.</summary>
    private static TimeSpan DelayAfter(int failures)
    {
        var seconds = Math.Min(Math.Pow(2, failures - 1), MaxDelay.TotalSeconds);
        return TimeSpan.FromSeconds(seconds * (0.75 + (Random.Shared.NextDouble() / 4)));
    }
}
