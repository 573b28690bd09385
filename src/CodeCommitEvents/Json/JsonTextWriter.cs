using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CodeCommitEvents.Json;

/// <summary>Writes a string as JSON. An unpaired surrogate is written as an escape, because <see cref="Utf8JsonWriter"/> would replace it.</summary>
internal static class JsonTextWriter
{
    public static void Write(Utf8JsonWriter json, string value)
    {
        if (IsWellFormed(value))
        {
            json.WriteStringValue(value);
            return;
        }

        var escaped = new StringBuilder("\"");
        foreach (var character in value)
        {
            _ = character is < ' ' or '"' or '\\' || char.IsSurrogate(character)
                ? escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}")
                : escaped.Append(character);
        }

        json.WriteRawValue(escaped.Append('"').ToString(), skipInputValidation: true);
    }

    /// <summary>Whether UTF-8 can represent the text: all surrogates are paired.</summary>
    private static bool IsWellFormed(string text)
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
}
