namespace CodeCommitEvents;

/// <summary>The limits of a parser, which no input can exceed, and what it keeps.</summary>
public sealed record EventParserOptions
{
    private const int LargestDepth = 512;

    /// <summary>The options of a parser that is given none.</summary>
    public static EventParserOptions Default { get; } = new();

    /// <summary>
    /// The largest payload in bytes. Default: 6 MiB, the most that Lambda takes, and 64 KiB more.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public int MaxPayloadBytes
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A payload has at least one byte.");
    }
    = (6 * 1024 * 1024) + (64 * 1024);

    /// <summary>How deep objects and arrays may lie in each other within one JSON text, 1 to 512. Default: 64.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not between 1 and 512.</exception>
    public int MaxDepth
    {
        get;
        init => field = value is >= 1 and <= LargestDepth
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The depth is 1 to 512.");
    }
    = 64;

    /// <summary>How many transports may lie in each other. Default: 8; AWS itself reaches 3.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int MaxNesting
    {
        get;
        init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "The nesting is not negative.");
    }
    = 8;

    /// <summary>
    /// How many deliveries one payload may have; what is beyond comes as one unreadable message. Default: 10,000, the largest
    /// batch that SQS gives a function.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public int MaxDeliveries
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A payload has at least one delivery.");
    }
    = 10_000;

    /// <summary>
    /// Whether typed events keep the text that they came in too: for archives, and for signatures, which cover the exact
    /// text of an SNS message. Default: no, since writing an event gives its JSON back.
    /// </summary>
    public bool KeepRawText { get; init; }
}
