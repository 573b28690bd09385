using CodeCommitEvents.Envelopes;

namespace CodeCommitEvents.Parsing;

/// <summary>The current location of the parser: the surrounding transports, outermost first, and the position in a list.</summary>
internal readonly record struct PayloadLocation(Transport[] Transports, RecordPosition? Position)
{
    public static PayloadLocation Root { get; } = new([], null);

    public PayloadLocation At(RecordPosition position) => this with { Position = position };

    /// <summary>Returns the location inside a transport. The transport has the position in the list.</summary>
    public PayloadLocation In(Transport transport) => new([.. Transports, transport], null);
}
