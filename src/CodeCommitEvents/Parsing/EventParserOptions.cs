namespace CodeCommitEvents;

/// <summary>The limits of the parser, and whether it keeps the original text of messages.</summary>
public sealed record EventParserOptions
{
    private const int LargestDepth = 512;

    /// <summary>The default options.</summary>
    public static EventParserOptions Default { get; } = new();

    /// <summary>The maximum size of a payload in bytes. Default: 6 MiB, the maximum payload size of Lambda, plus 64 KiB.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public int MaxPayloadBytes
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "MaxPayloadBytes must be at least 1.");
    }
    = (6 * 1024 * 1024) + (64 * 1024);

    /// <summary>The maximum depth of nested objects and arrays in one JSON text, 1 to 512. Default: 64.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not between 1 and 512.</exception>
    public int MaxDepth
    {
        get;
        init => field = value is >= 1 and <= LargestDepth
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "MaxDepth must be from 1 to 512.");
    }
    = 64;

    /// <summary>The maximum number of nested transports around a message. Default: 8. AWS itself nests at most 3.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int MaxNesting
    {
        get;
        init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "MaxNesting must not be negative.");
    }
    = 8;

    /// <summary>
    /// The maximum number of deliveries of one record, for example of an SQS message that contains a trigger with many references. A record is an
    /// item of the outermost list of the payload; without a list, it is the whole payload. What is beyond the limit becomes one
    /// <c>UnreadableMessage</c> for each list in the record, whose text is the rest of that list. The other records are not affected. Default: 10,000.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public int MaxDeliveries
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "MaxDeliveries must be at least 1.");
    }
    = 10_000;

    /// <summary>
    /// Whether every delivery keeps its original text in <see cref="EventDelivery.RawText"/>, for archives or to verify a signature.
    /// Default: false, because <see cref="EventWriter"/> can write the JSON of an event from its properties.
    /// </summary>
    public bool KeepRawText { get; init; }
}
