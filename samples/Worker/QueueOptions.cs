namespace Worker;

/// <summary>The settings of the queue: the section <c>Queue</c> of the configuration. A time has the format <c>00:02:00</c> (two minutes).</summary>
internal sealed class QueueOptions
{
    /// <summary>The URL of the queue. Required.</summary>
    public string Url { get; set; } = "";

    /// <summary>How many messages are dispatched at the same time. From 1 to 1,000. Default: 10.</summary>
    public int MaxConcurrency { get; set; } = 10;

    /// <summary>How long SQS waits for a message before it answers that there is none. From 0 to 20 seconds. Default: 20 seconds.</summary>
    public TimeSpan WaitTime { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// How long SQS hides a received message. The worker extends it while the message is dispatched. After a failure, the message is delivered again after this
    /// time at the latest. From 2 seconds to 12 hours. Default: two minutes.
    /// </summary>
    public TimeSpan VisibilityTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How long the dispatch of a message can take. After this time, the dispatch is canceled, and the message is delivered again. From 1 second to 11 hours. Default: ten minutes.</summary>
    public TimeSpan DispatchTimeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>The health check fails if messages could not be received for this long. More than <see cref="WaitTime"/>, up to one day. Default: one minute.</summary>
    public TimeSpan UnhealthyAfter { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The region in the URL. Null if the URL is not one of AWS.</summary>
    public string? Region => new Uri(Url).Host.Split('.') is ["sqs", var region, "amazonaws", ..] ? region : null;

    /// <summary>Whether the queue is a FIFO queue.</summary>
    public bool IsFifo => Url.EndsWith(".fifo", StringComparison.Ordinal);
}
