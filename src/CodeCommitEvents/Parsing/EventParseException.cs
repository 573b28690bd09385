namespace CodeCommitEvents;

/// <summary>
/// The payload is not JSON, or exceeds a limit of the parser. The message has the position and the reason, and never quotes the content.
/// A retry with the same payload fails again.
/// </summary>
public sealed class EventParseException : FormatException
{
    internal EventParseException(string message, long? bytePosition = null, Exception? innerException = null)
        : base(message, innerException) => BytePosition = bytePosition;

    /// <summary>The index of the byte at which parsing stopped, starting at 0. Null if the error is not at one position.</summary>
    public long? BytePosition { get; }
}
