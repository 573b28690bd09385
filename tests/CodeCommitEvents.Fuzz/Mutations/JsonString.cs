using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CodeCommitEvents.Fuzz.Mutations;

/// <summary>Writes and reads JSON strings.</summary>
internal static class JsonString
{
    /// <summary>Returns the text as a JSON string with quotation marks.</summary>
    public static byte[] Encode(ReadOnlySpan<byte> text)
    {
        var encoded = JsonEncodedText.Encode(Encoding.UTF8.GetString(text), JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes;
        return [(byte)'"', .. encoded, (byte)'"'];
    }

    /// <summary>Returns the text of a JSON string. Null if it contains an unpaired surrogate.</summary>
    public static byte[]? Decode(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        try
        {
            return reader.Read() ? Encoding.UTF8.GetBytes(reader.GetString()!) : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
