using CodeCommitEvents.Envelopes;

namespace CodeCommitEvents.Parsing;

/// <summary>A place in the payload: the transports around the place, outermost first, and the position in a list.</summary>
internal readonly record struct PayloadLocation(Transport[] Transports, RecordPosition? Position)
{
    public static PayloadLocation Root { get; } = new([], null);

    public PayloadLocation At(RecordPosition position) => this with { Position = position };

    /// <summary>Returns the place inside a transport. The new place has no position, because the transport stores its own position.</summary>
    public PayloadLocation In(Transport transport) => new([.. Transports, transport], null);
}
