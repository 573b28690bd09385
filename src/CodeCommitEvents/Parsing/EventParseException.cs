namespace CodeCommitEvents;

/// <summary>
/// The payload is not JSON, or exceeds a limit of the parser as a whole. The message says what is wrong and where, and never
/// quotes the payload. A retry does not help: the same bytes fail again.
/// </summary>
public sealed class EventParseException : FormatException
{
    internal EventParseException(string message, long? bytePosition = null, Exception? innerException = null)
        : base(message, innerException) => BytePosition = bytePosition;

    /// <summary>The position of the byte at which reading stopped, counted from 0. Null if the error concerns the whole payload.</summary>
    public long? BytePosition { get; }
}
