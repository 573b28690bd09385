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
    /// The position of the byte at which reading stopped, starting at 0. In the message, lines and bytes are counted from 1. A byte order mark is not counted. Null if the payload is too
    /// large, or if the error is not in the first line of the JSON.
    /// </summary>
    public long? BytePosition { get; }
}
