namespace CodeCommitEvents;

/// <summary>
/// A payload that is not JSON at all, or larger or deeper than the parser's limits. The message says where and what is
/// wrong, and never quotes the content. A retry cannot help: the same bytes fail again.
/// </summary>
public sealed class EventParseException : FormatException
{
    internal EventParseException(string message, long? bytePosition = null, Exception? innerException = null)
        : base(message, innerException) => BytePosition = bytePosition;

    /// <summary>The byte at which reading stopped, counted from 0. Null where the payload as a whole is at fault.</summary>
    public long? BytePosition { get; }
}
