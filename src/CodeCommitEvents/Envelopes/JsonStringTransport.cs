using CodeCommitEvents.Json;

namespace CodeCommitEvents.Envelopes;

/// <summary>A JSON string that contains the message as escaped JSON.</summary>
public sealed record JsonStringTransport : Transport
{
    /// <inheritdoc/>
    public override string Name => "jsonString";

    /// <inheritdoc/>
    internal override string ContentPath => "";

    internal override void Write(FieldWriter writer, TransportContent content) => content.WriteValue(writer);
}
