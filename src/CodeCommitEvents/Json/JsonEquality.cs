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
        JsonTokenType.StartObject => PropertiesEqual(left, right),
        JsonTokenType.StartArray => ElementsEqual(left, right),
        JsonTokenType.Number => JsonNumber.Equal(left.Utf8, right.Utf8),
        JsonTokenType.String => left.Utf8.SequenceEqual(right.Utf8)
            || string.Equals(left.GetString(), right.GetString(), StringComparison.Ordinal),
        _ => true,
    };

    /// <summary>Compares the last property of each name. Each value is visited once, so the time is proportional to the length of the texts.</summary>
    private static bool PropertiesEqual(JsonCursor left, JsonCursor right)
    {
        var (properties, others) = (left.LastProperties(), right.LastProperties());
        if (properties.Count != others.Count)
        {
            return false;
        }

        foreach (var (name, index) in properties)
        {
            if (!others.TryGetValue(name, out var other) || !Equal(left.PropertyAt(index), right.PropertyAt(other)))
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
}
