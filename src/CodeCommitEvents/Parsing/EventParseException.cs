namespace CodeCommitEvents;

/// <summary>
/// The payload is not JSON, is too large, or is nested too deeply. The message describes the error and its position, and contains
/// no data of the payload. A retry does not help, because the same payload always fails.
/// </summary>
public sealed class EventParseException : FormatException
{
    internal EventParseException(string message, long? bytePosition = null, Exception? innerException = null)
        : base(message, innerException) => BytePosition = bytePosition;

    /// <summary>
    /// The position of the byte at which reading stopped, counted from 0 after a byte order mark. Null if the payload is too large, or
    /// if the error in the JSON is not in its first line.
    /// </summary>
    public long? BytePosition { get; }
}
