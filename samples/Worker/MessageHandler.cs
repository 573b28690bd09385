using CodeCommitEvents;
using Microsoft.Extensions.Options;

namespace Worker;

/// <summary>Dispatches messages. A message is deleted only if nothing of it has failed. Otherwise, the queue delivers it again.</summary>
internal sealed class MessageHandler(BuildDispatcher dispatcher, IOptions<QueueOptions> options, TimeProvider clock, ILogger<MessageHandler> logger)
{
    /// <summary>Dispatches messages one after the other. After a message that failed, the later messages are given back.</summary>
    /// <param name="messages">One message, or the messages of one group of a FIFO queue.</param>
    /// <param name="stopping">Canceled when the worker stops. The current message is still dispatched.</param>
    /// <param name="aborting">Cancels the dispatch, because the worker has no more time.</param>
    public async Task HandleAsync(IEnumerable<ReceivedMessage> messages, CancellationToken stopping, CancellationToken aborting)
    {
        var isGoingOn = true;
        foreach (var message in messages)
        {
            if (!isGoingOn || stopping.IsCancellationRequested)
            {
                await message.ReturnAsync();
            }
            else
            {
                isGoingOn = await HandleAsync(message, aborting);
            }
        }
    }

    private async Task<bool> HandleAsync(ReceivedMessage message, CancellationToken aborting)
    {
        await using var held = message;
        using var timeout = new CancellationTokenSource(options.Value.DispatchTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, aborting);
        try
        {
            var report = await dispatcher.DispatchMessageAsync(message.Body, message.Id, either.Token);
            if (!report.HasFailures)
            {
                await message.DeleteAsync();
                return true;
            }

            logger.Failed(message.Id);
        }
        catch (OperationCanceledException) when (aborting.IsCancellationRequested)
        {
            await message.ReturnAsync();
        }
        catch (Exception exception)
        {
            logger.NotDispatched(exception, message.Id);
        }

        return false;
    }
}
