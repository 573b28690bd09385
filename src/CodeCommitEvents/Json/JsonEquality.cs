using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CodeCommitEvents.Json;

/// <summary>Compares two JSON values. The order of properties does not matter, and <c>1</c> equals <c>1.0</c>.</summary>
internal static class JsonEquality
{
    public static bool Equal(JsonElement left, JsonElement right)
    {
        using var leftTape = JsonTape.Read(Encoding.UTF8.GetBytes(left.GetRawText()), JsonTape.AnyDepth);
        using var rightTape = JsonTape.Read(Encoding.UTF8.GetBytes(right.GetRawText()), JsonTape.AnyDepth);
        return Equal(leftTape.Root, rightTape.Root);
    }

    private static bool Equal(JsonCursor left, JsonCursor right) => left.Type == right.Type && left.Type switch
    {
        JsonTokenType.StartObject => Contains(left, right) && Contains(right, left),
        JsonTokenType.StartArray => ElementsEqual(left, right),
        JsonTokenType.Number => NumbersEqual(left.Utf8, right.Utf8),
        JsonTokenType.String => left.Utf8.SequenceEqual(right.Utf8)
            || string.Equals(left.GetString(), right.GetString(), StringComparison.Ordinal),
        _ => true,
    };

    private static bool Contains(JsonCursor whole, JsonCursor part)
    {
        foreach (var property in part)
        {
            var name = property.NameUtf8;
            if (!Equal(part.Find(name), whole.Find(name)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool ElementsEqual(JsonCursor left, JsonCursor right)
    {
        var others = right.GetEnumerator();
        foreach (var element in left)
        {
            if (!others.MoveNext() || !Equal(element, others.Current))
            {
                return false;
            }
        }

        return !others.MoveNext();
    }

    private static bool NumbersEqual(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) =>
        left.SequenceEqual(right)
        || (TryGetDecimal(left, out var number) && TryGetDecimal(right, out var other) && number == other);

    private static bool TryGetDecimal(ReadOnlySpan<byte> digits, out decimal number) =>
        decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
}
