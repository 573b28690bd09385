using CodeCommitEvents.Envelopes;

namespace CodeCommitEvents.Parsing;

/// <summary>The current place of the parser in the payload: the transports around it, outermost first, and the position in a list.</summary>
internal readonly record struct PayloadLocation(Transport[] Transports, RecordPosition? Position)
{
    public static PayloadLocation Root { get; } = new([], null);

    public PayloadLocation At(RecordPosition position) => this with { Position = position };

    /// <summary>Returns the place inside a transport. The position in the list belongs to the transport, so the new place has none.</summary>
    public PayloadLocation In(Transport transport) => new([.. Transports, transport], null);
}
