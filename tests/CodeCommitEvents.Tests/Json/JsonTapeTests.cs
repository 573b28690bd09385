using System.Text;
using System.Text.Json;
using CodeCommitEvents.Json;
using CsCheck;

namespace CodeCommitEvents.Tests.Json;

/// <summary>
/// The tape has its own JSON scanner. The scanner must accept exactly the texts that System.Text.Json accepts, and read the same values.
/// </summary>
public class JsonTapeTests
{
    private const int MaxDepth = 8;

    private static readonly string[] Tokens =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\\\"", "\\u00e9", "\\ud83d", "\\x", "\"a\"", "\"a\":", "\"\\n\"", "true", "false", "null", "tru",
        "0", "-", "1", ".", "e", "E+", "12.5e-3", "-0", "01", " ", "\n", "\t", "\r", "\u0001", "ä", "👎", "/", "'",
        "\"0123456789abcdef0123456789abcdef\"", "\"0123456789abcd\\\"0123456789abcdef\\\\\"",
    ];

    private static readonly Gen<byte[]> AlmostJson = OneOf(Tokens).Array[0, 14].Select(parts => Encoding.UTF8.GetBytes(string.Concat(parts)));

    [Fact]
    public void Random_tokens_are_accepted_or_rejected_as_by_Utf8JsonReader() =>
        AlmostJson.Sample(AgreesWithReader, iter: 300_000);

    [Fact]
    public void A_payload_with_a_changed_byte_is_accepted_or_rejected_as_by_Utf8JsonReader()
    {
        var payloads = Payloads.Index.Select(row => Payloads.Read(row.File)).Where(payload => payload.Length < 3000).ToArray();
        var changes = Gen.Select(OneOf(payloads), Gen.Int[0, int.MaxValue], Gen.OneOf(Gen.Byte, OneOf("{}[]\",:\\ue0 1-.n"u8.ToArray())));

        changes.Sample(
            (payload, at, to) =>
            {
                var changed = payload.ToArray();
                changed[at % changed.Length] = to;
                return AgreesWithReader(changed);
            },
            iter: 30_000);
    }

    [Fact]
    public void A_quote_is_found_at_any_position_in_a_block()
    {
        for (var length = 0; length < 70; length++)
        {
            for (var escape = 0; escape <= length; escape++)
            {
                var text = $"\"{new string('a', escape)}\\n{new string('b', length - escape)}\"";
                AgreesWithReader(Encoding.UTF8.GetBytes(text)).Should().BeTrue(text);
                AgreesWithReader(Encoding.UTF8.GetBytes(text[..^1])).Should().BeTrue(text);
            }
        }
    }

    private static Gen<T> OneOf<T>(T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static bool AgreesWithReader(byte[] json) => string.Equals(OfTape(json), OfReader(json), StringComparison.Ordinal);

    /// <summary>The tokens that Utf8JsonReader reads, or the position of the error.</summary>
    private static string OfReader(byte[] json)
    {
        var tokens = new StringBuilder();
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth });
            while (reader.Read())
            {
                if (reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray))
                {
                    var isContainer = reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
                    _ = tokens.Append(reader.TokenType).Append(isContainer ? "" : Encoding.Latin1.GetString(reader.ValueSpan)).Append(reader.ValueIsEscaped).Append(';');
                }
            }

            return tokens.ToString();
        }
        catch (JsonException exception)
        {
            return $"{exception.LineNumber}:{exception.BytePositionInLine}";
        }
    }

    private static string OfTape(byte[] json)
    {
        try
        {
            using var tape = JsonTape.Read(json, MaxDepth);
            var tokens = new StringBuilder();
            Append(tape.Root, tokens);
            return tokens.ToString();
        }
        catch (JsonException exception)
        {
            return $"{exception.LineNumber}:{exception.BytePositionInLine}";
        }
    }

    private static void Append(JsonCursor value, StringBuilder tokens)
    {
        var isContainer = value.IsObject || value.IsArray;
        var raw = value.IsString ? value.RawUtf8[1..^1] : value.RawUtf8;
        _ = tokens.Append(value.Type).Append(isContainer ? "" : Encoding.Latin1.GetString(raw)).Append(value.IsString && value.IsEscaped).Append(';');
        foreach (var inner in value)
        {
            if (value.IsObject)
            {
                var name = inner.RawNameUtf8;
                _ = tokens.Append(JsonTokenType.PropertyName).Append(Encoding.Latin1.GetString(name)).Append(name.Contains((byte)'\\')).Append(';');
            }

            Append(inner, tokens);
        }
    }
}
