using Microsoft.Extensions.Options;

namespace Worker;

/// <summary>
/// Receives messages while fewer than <see cref="QueueOptions.MaxConcurrency"/> are dispatched. When the program stops, the worker receives no more messages, and
/// dispatches those that it has. Shortly before the shutdown timeout of the host, it gives back the messages that are left.
/// </summary>
internal sealed class QueueWorker(MessageQueue queue, MessageHandler handler, IOptions<QueueOptions> options, IOptions<HostOptions> host, TimeProvider clock, ILogger<QueueWorker> logger)
    : BackgroundService
{
    /// <summary>How long it can take to give messages back.</summary>
    private static readonly TimeSpan MaxReturnTime = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource aborting = new();

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        var time = host.Value.ShutdownTimeout;
        using var timer = clock.CreateTimer(_ => aborting.Cancel(), state: null, time - Min(time / 2, MaxReturnTime), Timeout.InfiniteTimeSpan);
        logger.Stopping();
        await base.StopAsync(cancellationToken);
    }

    public override void Dispose()
    {
        aborting.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        logger.Started(options.Value.Url);
        var running = new List<Task>();
        try
        {
            while (true)
            {
                running.RemoveAll(task => task.IsCompleted);
                if (running.Count == options.Value.MaxConcurrency)
                {
                    await Task.WhenAny(running).WaitAsync(stoppingToken);
                    continue;
                }

                var received = await queue.ReceiveAsync(options.Value.MaxConcurrency - running.Count, stoppingToken);
                running.AddRange(received.GroupBy(message => message.Order, StringComparer.Ordinal)
                    .Select(messages => Task.Run(() => handler.HandleAsync(messages, stoppingToken, aborting.Token), CancellationToken.None)));
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await Task.WhenAll(running);
        }
    }

    private static TimeSpan Min(TimeSpan first, TimeSpan second) => first < second ? first : second;
}
