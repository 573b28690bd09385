using CodeCommitEvents.Envelopes;

namespace CodeCommitEvents.Parsing;

/// <summary>Where the parser stands: inside which transports, outermost first, and where in a list.</summary>
internal readonly record struct Place(Transport[] Transports, RecordPosition? Position)
{
    public static Place Root { get; } = new([], null);

    public Place At(RecordPosition position) => this with { Position = position };

    /// <summary>In a transport that stands here; the transport knows the position.</summary>
    public Place In(Transport transport) => new([.. Transports, transport], null);
}
