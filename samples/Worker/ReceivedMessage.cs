using Amazon.SQS;
using Amazon.SQS.Model;

namespace Worker;

/// <summary>A message that SQS hides from other workers. The time for which it is hidden is extended until the message is deleted, given back or disposed.</summary>
internal sealed class ReceivedMessage : IAsyncDisposable
{
    private readonly IAmazonSQS client;
    private readonly Message message;
    private readonly QueueOptions options;
    private readonly ILogger logger;
    private readonly CancellationTokenSource ended = new();
    private readonly Task extending;

    public ReceivedMessage(IAmazonSQS client, Message message, QueueOptions options, TimeProvider clock, ILogger logger)
    {
        (this.client, this.message, this.options, this.logger) = (client, message, options, logger);
        extending = ExtendAsync(clock);
    }

    /// <summary>The id of the message.</summary>
    public string Id => message.MessageId;

    /// <summary>The body of the message.</summary>
    public string Body => message.Body ?? "";

    /// <summary>Messages with the same order are dispatched one after the other: those of one group of a FIFO queue. Every other message has its own.</summary>
    public string Order => options.IsFifo && message.Attributes?.GetValueOrDefault(MessageSystemAttributeName.MessageGroupId) is { } group ? group : message.ReceiptHandle;

    /// <summary>Deletes the message from the queue. If that fails, the message is delivered again, and its builds are not started again, because they are claimed.</summary>
    public async Task DeleteAsync()
    {
        await DisposeAsync();
        try
        {
            await client.DeleteMessageAsync(options.Url, message.ReceiptHandle);
        }
        catch (Exception exception)
        {
            logger.NotDeleted(exception, Id);
        }
    }

    /// <summary>Gives the message back, so that another worker receives it at once.</summary>
    public async Task ReturnAsync()
    {
        await DisposeAsync();
        try
        {
            await HideForAsync(TimeSpan.Zero, CancellationToken.None);
            logger.Returned(Id);
        }
        catch (Exception exception)
        {
            logger.VisibilityNotChanged(exception, Id);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        await extending;
    }

    private async Task ExtendAsync(TimeProvider clock)
    {
        while (!ended.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(options.VisibilityTimeout / 2, clock, ended.Token);
                await HideForAsync(options.VisibilityTimeout, ended.Token);
            }
            catch (Exception exception)
            {
                if (!ended.IsCancellationRequested)
                {
                    logger.VisibilityNotChanged(exception, Id);
                }
            }
        }
    }

    private Task<ChangeMessageVisibilityResponse> HideForAsync(TimeSpan time, CancellationToken cancellationToken) =>
        client.ChangeMessageVisibilityAsync(options.Url, message.ReceiptHandle, (int)time.TotalSeconds, cancellationToken);
}
