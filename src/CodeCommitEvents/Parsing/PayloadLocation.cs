using CodeCommitEvents.Envelopes;

namespace CodeCommitEvents.Parsing;

/// <summary>Where the parser stands: inside which transports, outermost first, and where in a list.</summary>
internal readonly record struct PayloadLocation(Transport[] Transports, RecordPosition? Position)
{
    public static PayloadLocation Root { get; } = new([], null);

    public PayloadLocation At(RecordPosition position) => this with { Position = position };

    /// <summary>In a transport that stands here; the transport knows the position.</summary>
    public PayloadLocation In(Transport transport) => new([.. Transports, transport], null);
}
