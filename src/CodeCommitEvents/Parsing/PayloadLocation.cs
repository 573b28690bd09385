using CodeCommitEvents.Envelopes;

namespace CodeCommitEvents.Parsing;

/// <summary>The current place of the parser: the transports around it, outermost first, and the position in a list.</summary>
internal readonly record struct PayloadLocation(Transport[] Transports, RecordPosition? Position)
{
    public static PayloadLocation Root { get; } = new([], null);

    public PayloadLocation At(RecordPosition position) => this with { Position = position };

    /// <summary>The place inside a transport at this place. The transport has the position.</summary>
    public PayloadLocation In(Transport transport) => new([.. Transports, transport], null);
}
