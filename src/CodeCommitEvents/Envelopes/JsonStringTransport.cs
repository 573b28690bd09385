using System.Text;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Envelopes;

/// <summary>A JSON string that contains the message as JSON.</summary>
public sealed record JsonStringTransport : Transport
{
    /// <inheritdoc/>
    public override string Name => "jsonString";

    /// <inheritdoc/>
    internal override string ContentPath => "";

    internal override void Write(FieldWriter writer, TransportContent content) =>
        writer.TextValue(Encoding.UTF8.GetString(content.Utf8.Span));
}
