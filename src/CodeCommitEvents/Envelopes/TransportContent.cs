using System.Text;
using CodeCommitEvents.Events;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Envelopes;

/// <summary>The content of a transport, already converted to bytes, and its first event.</summary>
internal readonly record struct TransportContent(ReadOnlyMemory<byte> Utf8, ServiceEvent Event)
{
    public void Write(FieldWriter writer, string name, bool isInline)
    {
        if (isInline)
        {
            writer.Json.WritePropertyName(name);
            writer.Json.WriteRawValue(Utf8.Span, skipInputValidation: true);
        }
        else
        {
            writer.TextOrNull(name, Encoding.UTF8.GetString(Utf8.Span));
        }
    }
}
