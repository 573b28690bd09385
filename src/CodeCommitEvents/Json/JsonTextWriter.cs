using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CodeCommitEvents.Json;

/// <summary>
/// Writes strings and property names as JSON. An unpaired surrogate is written as an escape, because <see cref="Utf8JsonWriter"/> would
/// replace it.
/// </summary>
internal static class JsonTextWriter
{
    public static void Write(Utf8JsonWriter json, string value)
    {
        if (IsWellFormed(value))
        {
            json.WriteStringValue(value);
        }
        else
        {
            json.WriteRawValue(Escaped(value), skipInputValidation: true);
        }
    }

    /// <summary>Writes a property whose value is JSON.</summary>
    public static void WriteProperty(Utf8JsonWriter json, string name, ReadOnlySpan<byte> utf8Value)
    {
        if (IsWellFormed(name) || !json.Options.SkipValidation)
        {
            json.WritePropertyName(name);
            json.WriteRawValue(utf8Value, skipInputValidation: true);
        }
        else
        {
            // The writer cannot write such a name. A writer that does not validate accepts a whole property in place of a value.
            json.WriteRawValue([.. Encoding.UTF8.GetBytes(Escaped(name)), (byte)':', .. utf8Value], skipInputValidation: true);
        }
    }

    /// <summary>Whether UTF-8 can represent the text: all surrogates are paired.</summary>
    public static bool IsWellFormed(string text)
    {
        for (var at = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF'); at >= 0 && at < text.Length; at++)
        {
            if (!char.IsSurrogate(text[at]))
            {
                continue;
            }

            if (at + 1 == text.Length || !char.IsSurrogatePair(text[at], text[at + 1]))
            {
                return false;
            }

            at++;
        }

        return true;
    }

    /// <summary>Returns a text as a JSON string in quotes. Every surrogate is escaped.</summary>
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder("\"");
        foreach (var character in text)
        {
            _ = character is < ' ' or '"' or '\\' || char.IsSurrogate(character)
                ? escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}")
                : escaped.Append(character);
        }

        return escaped.Append('"').ToString();
    }
}
