namespace Worker;

/// <summary>The log lines of the worker. The dispatcher has its own: see <c>docs/operations.md</c>.</summary>
internal static partial class WorkerLog
{
    [LoggerMessage(101, LogLevel.Information, "The worker receives messages of {Queue}.")]
    public static partial void Started(this ILogger logger, string queue);

    [LoggerMessage(102, LogLevel.Information, "The worker stops. It receives no more messages.")]
    public static partial void Stopping(this ILogger logger);

    [LoggerMessage(103, LogLevel.Warning, "No messages could be received. The next attempt is in {Seconds:0.0} seconds.")]
    public static partial void NotReceived(this ILogger logger, Exception exception, double seconds);

    [LoggerMessage(104, LogLevel.Warning, "The message {MessageId} has failures and stays in the queue. The lines before contain the reasons.")]
    public static partial void Failed(this ILogger logger, string messageId);

    [LoggerMessage(105, LogLevel.Error, "The message {MessageId} was not dispatched, or not in time. It stays in the queue.")]
    public static partial void NotDispatched(this ILogger logger, Exception exception, string messageId);

    [LoggerMessage(106, LogLevel.Warning, "The message {MessageId} was not deleted. It is delivered again, and its builds are not started again.")]
    public static partial void NotDeleted(this ILogger logger, Exception exception, string messageId);

    [LoggerMessage(107, LogLevel.Information, "The message {MessageId} was given back to the queue.")]
    public static partial void Returned(this ILogger logger, string messageId);

    [LoggerMessage(108, LogLevel.Warning, "The visibility timeout of the message {MessageId} was not changed. Another worker can receive the message too early or late.")]
    public static partial void VisibilityNotChanged(this ILogger logger, Exception exception, string messageId);
}
