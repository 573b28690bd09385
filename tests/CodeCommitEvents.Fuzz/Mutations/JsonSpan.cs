using System.Runtime.InteropServices;
using System.Text.Json;

namespace CodeCommitEvents.Fuzz.Mutations;

/// <summary>The place of a value in JSON.</summary>
/// <param name="Start">The first byte of the value.</param>
/// <param name="End">The byte after the value.</param>
/// <param name="NameStart">The first byte of the property's name, which is a quotation mark. -1 if the value is not the value of a property.</param>
/// <param name="Type">The first token of the value.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct JsonSpan(int Start, int End, int NameStart, JsonTokenType Type)
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 1024, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    public bool IsContainer => Type is JsonTokenType.StartObject or JsonTokenType.StartArray;

    public ReadOnlySpan<byte> In(byte[] json) => json.AsSpan(Start, End - Start);

    /// <summary>The name of the property with its quotation marks.</summary>
    public ReadOnlySpan<byte> NameIn(byte[] json)
    {
        var name = json.AsSpan(NameStart, Start - NameStart);
        return name[..(name.LastIndexOf((byte)'"') + 1)];
    }

    /// <summary>Returns the places of all values. Empty if the bytes are not JSON.</summary>
    public static List<JsonSpan> AllOf(byte[] json)
    {
        var spans = new List<JsonSpan>();
        var open = new Stack<int>();
        var name = -1;
        var reader = new Utf8JsonReader(json, Options);
        try
        {
            while (reader.Read())
            {
                var start = (int)reader.TokenStartIndex;
                var end = (int)reader.BytesConsumed;
                if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    name = start;
                    continue;
                }

                if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
                {
                    var opened = open.Pop();
                    spans[opened] = spans[opened] with { End = end };
                }
                else
                {
                    if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                    {
                        open.Push(spans.Count);
                    }

                    spans.Add(new JsonSpan(start, end, name, reader.TokenType));
                }

                name = -1;
            }
        }
        catch (JsonException)
        {
            return [];
        }

        return spans;
    }
}
