using System.Text;
using CodeCommitEvents.Events;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Envelopes;

/// <summary>The content of a transport: JSON in UTF-8, or a text, which can contain unpaired surrogates that UTF-8 cannot represent.</summary>
internal readonly record struct TransportContent
{
    private readonly byte[]? utf8;
    private readonly string? text;

    public TransportContent(byte[] utf8) => this.utf8 = utf8;

    public TransportContent(string text) => this.text = text;

    /// <summary>The confirmation that is directly in the transport. Null if there is another transport in between, or any other message.</summary>
    public SnsControlMessage? Control { get; init; }

    public byte[] Utf8 => utf8 ?? Encoding.UTF8.GetBytes(text!);

    private string Text => text ?? Encoding.UTF8.GetString(utf8!);

    public void Write(FieldWriter writer, string name, bool isInline)
    {
        if (isInline)
        {
            writer.Raw(name, Utf8);
        }
        else
        {
            writer.TextOrNull(name, Text);
        }
    }

    /// <summary>Writes the content in Base64.</summary>
    public void WriteBase64(FieldWriter writer, string name) => writer.Text(name, Convert.ToBase64String(Utf8));

    public void WriteValue(FieldWriter writer) => writer.TextValue(Text);
}
