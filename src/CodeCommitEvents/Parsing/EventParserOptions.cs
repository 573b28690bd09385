namespace CodeCommitEvents;

/// <summary>The limits of the parser, and whether it keeps the received texts.</summary>
public sealed record EventParserOptions
{
    private const int LargestDepth = 512;

    /// <summary>The default options.</summary>
    public static EventParserOptions Default { get; } = new();

    /// <summary>
    /// The maximum size of a payload, in bytes. Default: 6 MiB, the limit of Lambda, plus 64 KiB.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public int MaxPayloadBytes
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "MaxPayloadBytes must be positive.");
    }
    = (6 * 1024 * 1024) + (64 * 1024);

    /// <summary>The maximum depth of objects and arrays in one JSON text, from 1 to 512. Default: 64.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not between 1 and 512.</exception>
    public int MaxDepth
    {
        get;
        init => field = value is >= 1 and <= LargestDepth
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "MaxDepth must be from 1 to 512.");
    }
    = 64;

    /// <summary>The maximum number of transports around a message. Default: 8. Payloads of AWS have at most 3.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int MaxNesting
    {
        get;
        init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "MaxNesting must not be negative.");
    }
    = 8;

    /// <summary>
    /// The maximum number of deliveries of one payload. Everything beyond it becomes one <see cref="Events.UnreadableMessage"/>. Default:
    /// 10,000, the largest SQS batch for a Lambda function.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public int MaxDeliveries
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "MaxDeliveries must be positive.");
    }
    = 10_000;

    /// <summary>
    /// Whether typed events also keep the received text, for example for archives, or to verify the signature of an SNS message, which covers
    /// the exact text. Default: false, because an event can be written back as JSON.
    /// </summary>
    public bool KeepRawText { get; init; }
}
