using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using CodeCommitEvents.Json;
using CodeCommitEvents.Parsing;

namespace CodeCommitEvents;

/// <summary>
/// Reads events from the payloads that AWS delivers: Lambda events, SQS records, SNS web requests, EventBridge events, and any
/// nesting of them.
/// </summary>
/// <remarks>
/// <para>The result has one <see cref="EventDelivery"/> for each event in the payload: none for an empty batch, several for a batch
/// or for a push that changed several references. Messages that are not events, and records that cannot be read, are also deliveries,
/// with an <see cref="EventDelivery.Event"/> of a type such as <c>UnreadableMessage</c>. An <see cref="EventParseException"/> is thrown only
/// if the payload is not JSON, is too large, or is nested too deeply.</para>
/// <para>The parser is thread-safe.</para>
/// </remarks>
public static class EventParser
{
    private static ReadOnlySpan<byte> ByteOrderMark => "\uFEFF"u8;

    /// <summary>Reads the events of a payload.</summary>
    /// <param name="utf8Json">The payload, JSON in UTF-8; a byte order mark is skipped.</param>
    /// <param name="options">The limits, and whether the original text is kept. Null for the defaults.</param>
    /// <exception cref="EventParseException">The payload is not JSON, is too large, or is nested too deeply.</exception>
    public static IReadOnlyList<EventDelivery> Parse(ReadOnlySpan<byte> utf8Json, EventParserOptions? options = null)
    {
        var deliveries = Read(utf8Json, options, out var failure);
        return failure is null ? deliveries : throw failure;
    }

    /// <summary>Reads the events of a payload.</summary>
    /// <param name="json">The payload, JSON.</param>
    /// <param name="options">The limits, and whether the original text is kept. Null for the defaults.</param>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    /// <exception cref="EventParseException">The payload is not JSON, is too large, or is nested too deeply.</exception>
    public static IReadOnlyList<EventDelivery> Parse([StringSyntax(StringSyntaxAttribute.Json)] string json, EventParserOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Parse(Encoding.UTF8.GetBytes(json).AsSpan(), options);
    }

    /// <summary>Reads the events of a payload that is already parsed as JSON.</summary>
    /// <param name="json">The payload.</param>
    /// <param name="options">The limits, and whether the original text is kept. Null for the defaults.</param>
    /// <exception cref="ArgumentException"><paramref name="json"/> is the default value, which contains no JSON.</exception>
    /// <exception cref="EventParseException">The payload is too large, is nested too deeply, or contains comments or trailing commas.</exception>
    public static IReadOnlyList<EventDelivery> Parse(JsonElement json, EventParserOptions? options = null) =>
        json.ValueKind == JsonValueKind.Undefined
            ? throw new ArgumentException("The default JsonElement contains no JSON.", nameof(json))
            : Parse(json.GetRawText(), options);

    /// <summary>Reads the events of a payload from a stream. Throws as soon as the payload is larger than <see cref="EventParserOptions.MaxPayloadBytes"/>.</summary>
    /// <param name="utf8Json">The payload, JSON in UTF-8. The stream is not closed.</param>
    /// <param name="options">The limits, and whether the original text is kept. Null for the defaults.</param>
    /// <param name="cancellationToken">Cancels reading from the stream.</param>
    /// <exception cref="ArgumentNullException"><paramref name="utf8Json"/> is null.</exception>
    /// <exception cref="EventParseException">The payload is not JSON, is too large, or is nested too deeply.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public static async Task<IReadOnlyList<EventDelivery>> ParseAsync(
        Stream utf8Json, EventParserOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var payload = await PayloadBuffer.ReadAsync(utf8Json, options, cancellationToken).ConfigureAwait(false);
        return Parse(payload.Bytes.Span, options);
    }

    /// <summary>Works like <see cref="Parse(ReadOnlySpan{byte}, EventParserOptions?)"/> with the default options, but returns false instead of throwing.</summary>
    /// <param name="utf8Json">The payload, JSON in UTF-8; a byte order mark is skipped.</param>
    /// <param name="deliveries">The events; empty if the payload could not be parsed.</param>
    /// <returns>True if the payload was parsed; false if it is not JSON, is too large, or is nested too deeply.</returns>
    public static bool TryParse(ReadOnlySpan<byte> utf8Json, out IReadOnlyList<EventDelivery> deliveries) => TryParse(utf8Json, options: null, out deliveries);

    /// <summary>Works like <see cref="Parse(ReadOnlySpan{byte}, EventParserOptions?)"/>, but returns false instead of throwing.</summary>
    /// <param name="utf8Json">The payload, JSON in UTF-8; a byte order mark is skipped.</param>
    /// <param name="options">The limits, and whether the original text is kept. Null for the defaults.</param>
    /// <param name="deliveries">The events; empty if the payload could not be parsed.</param>
    /// <returns>True if the payload was parsed; false if it is not JSON, is too large, or is nested too deeply.</returns>
    public static bool TryParse(ReadOnlySpan<byte> utf8Json, EventParserOptions? options, out IReadOnlyList<EventDelivery> deliveries)
    {
        deliveries = Read(utf8Json, options, out var failure);
        return failure is null;
    }

    /// <summary>Works like <see cref="Parse(string, EventParserOptions?)"/> with the default options, but returns false instead of throwing.</summary>
    /// <param name="json">The payload, JSON.</param>
    /// <param name="deliveries">The events; empty if the payload could not be parsed.</param>
    /// <returns>True if the payload was parsed; false if it is null, is not JSON, is too large, or is nested too deeply.</returns>
    public static bool TryParse([NotNullWhen(true), StringSyntax(StringSyntaxAttribute.Json)] string? json, out IReadOnlyList<EventDelivery> deliveries) =>
        TryParse(json, options: null, out deliveries);

    /// <summary>Works like <see cref="Parse(string, EventParserOptions?)"/>, but returns false instead of throwing.</summary>
    /// <param name="json">The payload, JSON.</param>
    /// <param name="options">The limits, and whether the original text is kept. Null for the defaults.</param>
    /// <param name="deliveries">The events; empty if the payload could not be parsed.</param>
    /// <returns>True if the payload was parsed; false if it is null, is not JSON, is too large, or is nested too deeply.</returns>
    public static bool TryParse(
        [NotNullWhen(true), StringSyntax(StringSyntaxAttribute.Json)] string? json, EventParserOptions? options, out IReadOnlyList<EventDelivery> deliveries)
    {
        deliveries = [];
        return json is not null && TryParse(Encoding.UTF8.GetBytes(json).AsSpan(), options, out deliveries);
    }

    internal static ReadOnlySpan<byte> WithoutByteOrderMark(ReadOnlySpan<byte> utf8Json) =>
        utf8Json.StartsWith(ByteOrderMark) ? utf8Json[ByteOrderMark.Length..] : utf8Json;

    /// <summary>Reads the events of a payload. Returns an empty list if there is a failure.</summary>
    private static IReadOnlyList<EventDelivery> Read(ReadOnlySpan<byte> utf8Json, EventParserOptions? options, out EventParseException? failure)
    {
        options ??= EventParserOptions.Default;
        var json = WithoutByteOrderMark(utf8Json);
        failure = utf8Json.Length > options.MaxPayloadBytes ? TooLarge(options)
            : !Utf8.IsValid(json) ? InvalidUtf8(json)
            : null;
        if (failure is not null)
        {
            return [];
        }

        try
        {
            var unwrapper = new PayloadUnwrapper(options);
            using var tape = JsonTape.Read(json, options.MaxDepth);
            unwrapper.Unwrap(tape.Root);
            return unwrapper.Deliveries;
        }
        catch (JsonException exception)
        {
            failure = NotJson(exception);
            return [];
        }
    }

    private static EventParseException TooLarge(EventParserOptions options) =>
        new($"The payload is larger than {nameof(EventParserOptions.MaxPayloadBytes)} allows ({options.MaxPayloadBytes} bytes).");

    private static EventParseException NotJson(JsonException exception) =>
        new($"The payload {exception.Message}.", exception.LineNumber == 0 ? exception.BytePositionInLine : null, exception);

    private static EventParseException InvalidUtf8(ReadOnlySpan<byte> bytes)
    {
        var (position, line, column) = (0, 1, 1);
        while (Rune.DecodeFromUtf8(bytes[position..], out var rune, out var consumed) == OperationStatus.Done)
        {
            position += consumed;
            (line, column) = rune.Value == '\n' ? (line + 1, 1) : (line, column + consumed);
        }

        return new EventParseException($"The payload is not valid UTF-8: line {line}, byte {column}.", line == 1 ? position : null);
    }
}
