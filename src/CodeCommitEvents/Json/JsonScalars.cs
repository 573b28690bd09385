using System.Runtime.CompilerServices;
using System.Text.Json;

namespace CodeCommitEvents.Json;

/// <summary>
/// Takes texts, numbers and truth values from a JSON object. Templates of people write a text without its quotation marks, and a number or
/// a truth value with them. Therefore a number or a truth value is also read as a text, and a text as a number or a truth value.
/// </summary>
/// <remarks>Constructors call the methods for each field. Copies of the methods in these constructors would make them long and slower, so the methods are not inlined.</remarks>
internal static class JsonScalars
{
    /// <summary>Whether a value is a text or a number: the id of something.</summary>
    public static bool IsId(this in JsonCursor value) => value.Type is JsonTokenType.String or JsonTokenType.Number;

    /// <summary>Returns a text, the digits of a number, or <c>True</c> or <c>False</c>, as AWS writes truth values in texts. Null for any other value.</summary>
    public static string? AsText(this in JsonCursor value) => value.Type switch
    {
        JsonTokenType.String => value.GetString(),
        JsonTokenType.Number => JsonText.ToText(value.Utf8),
        JsonTokenType.True => bool.TrueString,
        JsonTokenType.False => bool.FalseString,
        _ => null,
    };

    /// <summary>Returns a truth value, or the truth value that a text expresses. Null for any other value.</summary>
    public static bool? AsBoolean(this in JsonCursor value) => value.Type switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.String when value.Utf8.Length <= bool.FalseString.Length && bool.TryParse(value.GetString(), out var flag) => flag,
        _ => null,
    };

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static string? TakeString(this in JsonCursor value, in FieldName name)
    {
        var found = value.Find(name);
        if (!found.IsString)
        {
            return Taken(found, found.AsText());
        }

        found.Take();
        return found.GetString();
    }

    /// <summary>Works like <see cref="TakeString"/>, but avoids an allocation for a text that occurs in many messages, such as a region.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static string? TakeCommonString(this in JsonCursor value, in FieldName name) => value.Find(name).TakeAsCommonText();

    /// <summary>Works like <see cref="TakeCommonString"/>, but returns null for an empty string and does not take it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static string? TakeWord(this in JsonCursor value, in FieldName name)
    {
        var found = value.Find(name);
        return found.IsString && found.Utf8.IsEmpty ? null : found.TakeAsCommonText();
    }

    /// <summary>Takes a text that occurs in many messages, if the value is one.</summary>
    public static string? TakeAsCommonText(this in JsonCursor found)
    {
        if (!found.IsString)
        {
            return Taken(found, found.AsText());
        }

        found.Take();
        return found.GetCommonString();
    }

    /// <summary>Takes a whole number. <c>60.0</c> is also a whole number.</summary>
    public static long? TakeNumber(this in JsonCursor value, in FieldName name) => value.TakeWhole(name, long.MinValue, long.MaxValue);

    /// <summary>Works like <see cref="TakeNumber"/>, for 32-bit numbers.</summary>
    public static int? TakeInt32(this in JsonCursor value, in FieldName name) => (int?)value.TakeWhole(name, int.MinValue, int.MaxValue);

    public static bool? TakeBoolean(this in JsonCursor value, in FieldName name)
    {
        var found = value.Find(name);
        var flag = found.AsBoolean();
        TakeIf(found, flag is not null);
        return flag;
    }

    private static long? TakeWhole(this in JsonCursor value, in FieldName name, long least, long most)
    {
        var found = value.Find(name);
        long? whole = found.IsId() && JsonNumber.TryGetWhole(found.Utf8, out var number) && number >= least && number <= most ? number : null;
        TakeIf(found, whole is not null);
        return whole;
    }

    private static string? Taken(in JsonCursor found, string? text)
    {
        TakeIf(found, text is not null);
        return text;
    }

    private static void TakeIf(in JsonCursor found, bool isRead)
    {
        if (isRead || found.Type == JsonTokenType.Null)
        {
            found.Take();
        }
    }
}
