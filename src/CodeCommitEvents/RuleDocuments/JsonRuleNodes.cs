using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CodeCommitEvents.RuleDocuments;

/// <summary>Reads a JSON document as nodes. Comments and trailing commas are allowed.</summary>
internal ref struct JsonRuleNodes
{
    private static readonly JsonReaderOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly ReadOnlySpan<byte> json;
    private readonly RuleErrors errors;
    private Utf8JsonReader reader;
    private int lineStart;
    private int line;

    private JsonRuleNodes(ReadOnlySpan<byte> json, RuleErrors errors)
    {
        this.json = json;
        this.errors = errors;
        reader = new Utf8JsonReader(json, Options);
        line = 1;
    }

    /// <returns>The root node. Null if the text is not JSON.</returns>
    public static RuleNode? Read(ReadOnlySpan<byte> utf8Json, RuleErrors errors)
    {
        try
        {
            var nodes = new JsonRuleNodes(utf8Json.StartsWith(Encoding.UTF8.Preamble) ? utf8Json[Encoding.UTF8.Preamble.Length..] : utf8Json, errors);
            nodes.reader.Read();
            var root = nodes.ReadValue("");
            nodes.reader.Read();
            return root;
        }
        catch (JsonException exception)
        {
            errors.Add("", (int?)exception.LineNumber + 1, string.Create(CultureInfo.InvariantCulture, $"is not JSON, at byte {exception.BytePositionInLine} of the line"));
            return null;
        }
    }

    private RuleNode ReadValue(string path)
    {
        var at = CurrentLine();
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return new() { Kind = RuleNodeKind.Object, Path = path, Line = at, Properties = ReadProperties(path) };
            case JsonTokenType.StartArray:
                return new() { Kind = RuleNodeKind.List, Path = path, Line = at, Items = ReadItems(path) };
            case JsonTokenType.String:
                return new() { Kind = RuleNodeKind.Text, Path = path, Line = at, Text = ReadText(path, at) };
            case JsonTokenType.True or JsonTokenType.False:
                return new() { Kind = RuleNodeKind.Flag, Path = path, Line = at, Text = reader.TokenType == JsonTokenType.True ? "true" : "false" };
            default:
                return new() { Kind = RuleNodeKind.Other, Path = path, Line = at, Text = "other" };
        }
    }

    private List<RuleProperty> ReadProperties(string path)
    {
        var properties = new List<RuleProperty>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = ReadText(path, CurrentLine());
            reader.Read();
            var value = ReadValue(RuleNode.PathOf(path, name));
            if (properties.Exists(property => property.Name == name))
            {
                errors.Add(value, "is defined twice");
            }

            properties.Add(new(name, value));
        }

        return properties;
    }

    private List<RuleNode> ReadItems(string path)
    {
        var items = new List<RuleNode>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(ReadValue(string.Create(CultureInfo.InvariantCulture, $"{path}[{items.Count}]")));
        }

        return items;
    }

    private readonly string ReadText(string path, int at)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            errors.Add(path, at, "has a text that is not valid Unicode");
            return "";
        }
    }

    /// <summary>The line of the current token.</summary>
    private int CurrentLine()
    {
        var start = (int)reader.TokenStartIndex;
        line += json[lineStart..start].Count((byte)'\n');
        lineStart = start;
        return line;
    }
}
