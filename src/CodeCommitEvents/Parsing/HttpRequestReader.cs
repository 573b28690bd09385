using System.Text;
using System.Text.Unicode;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Parsing;

/// <summary>Reads a payload that is an HTTP request, without reading the message in its body.</summary>
internal static class HttpRequestReader
{
    /// <summary>Returns the request and its decoded body. The request is null if it has no body. Null if the payload is not an HTTP request.</summary>
    public static (HttpRequestTransport? Request, byte[] Body)? Read(ReadOnlySpan<byte> payload, EventParserOptions? options)
    {
        options ??= EventParserOptions.Default;

        // Most payloads are no requests. The search is much faster than reading the JSON.
        if (payload.IndexOf("\"requestContext\""u8) < 0 || payload.Length > options.MaxPayloadBytes)
        {
            return null;
        }

        var json = EventParser.WithoutByteOrderMark(payload);
        if (!Utf8.IsValid(json) || !JsonTape.TryRead(json, options.MaxDepth, out var tape))
        {
            return null;
        }

        using (tape)
        {
            return tape.Root.IsObject && PayloadForms.Find(tape.Root, ObjectPlace.Alone) is HttpRequestTransport.Form form ? Read(form, tape.Root) : null;
        }
    }

    private static (HttpRequestTransport? Request, byte[] Body) Read(HttpRequestTransport.Form form, JsonCursor value)
    {
        var reading = form.Read(value, position: null);
        var content = reading.Content;
        if (reading.Transport is null)
        {
            return (null, Encoding.UTF8.GetBytes(value.RawText()));
        }

        if (!content.IsString)
        {
            return ((HttpRequestTransport)reading.Transport, Encoding.UTF8.GetBytes(content.RawText()));
        }

        var text = reading.Transport.IsBase64 ? EmbeddedJson.Decode(content, new byte[content.Utf8.Length], out _) : content.Utf8;
        return ((HttpRequestTransport)reading.Transport, text.ToArray());
    }
}
