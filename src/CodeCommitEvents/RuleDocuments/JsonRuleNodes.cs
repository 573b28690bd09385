using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace CodeCommitEvents.RuleDocuments;

/// <summary>Reads a JSON document as nodes. Comments and trailing commas are allowed.</summary>
internal ref struct JsonRuleNodes
{
    private static readonly JsonReaderOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly ReadOnlySpan<byte> json;
    private readonly RuleErrors errors;

    /// <summary>The objects and lists that contain the current token, and the key before the current value.</summary>
    private readonly Stack<OpenNode> open = new();

    private Utf8JsonReader reader;
    private int lineStart;
    private int line;

    /// <summary>The index after the last token that was read.</summary>
    private int end;

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
        if (EncodingProblem(utf8Json) is var (line, problem))
        {
            errors.Add("", line, problem);
            return null;
        }

        var nodes = new JsonRuleNodes(utf8Json.StartsWith(Encoding.UTF8.Preamble) ? utf8Json[Encoding.UTF8.Preamble.Length..] : utf8Json, errors);
        try
        {
            nodes.Advance();
            var root = nodes.ReadValue("");
            nodes.Advance();
            return root;
        }
        catch (JsonException)
        {
            var fault = JsonSyntaxFault.Of(nodes.json, nodes.end, nodes.open);
            errors.Add(fault.Path, fault.Line, fault.Problem);
            return null;
        }
    }

    /// <summary>Returns the error if the document is not UTF-8. Editors and shells of Windows can write UTF-16.</summary>
    private static (int Line, string Problem)? EncodingProblem(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(Encoding.Unicode.Preamble) || bytes.StartsWith(Encoding.BigEndianUnicode.Preamble) || bytes[..Math.Min(bytes.Length, 4)].Contains((byte)0))
        {
            return (1, "is not UTF-8, but probably UTF-16: save the file as UTF-8");
        }

        if (Utf8.IsValid(bytes))
        {
            return null;
        }

        var start = 0;
        while (Rune.DecodeFromUtf8(bytes[start..], out _, out var length) == System.Buffers.OperationStatus.Done)
        {
            start += length;
        }

        return (bytes[..start].Count((byte)'\n') + 1, "has a byte that is not UTF-8: save the file as UTF-8");
    }

    private bool Advance()
    {
        end = (int)reader.BytesConsumed;
        return reader.Read();
    }

    private RuleNode ReadValue(string path)
    {
        var at = CurrentLine();
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                open.Push(new(path, at, "}"));
                return new() { Kind = RuleNodeKind.Object, Path = path, Line = at, Properties = ReadProperties(path) };
            case JsonTokenType.StartArray:
                open.Push(new(path, at, "]"));
                return new() { Kind = RuleNodeKind.List, Path = path, Line = at, Items = ReadItems(path) };
            case JsonTokenType.String:
                return new() { Kind = RuleNodeKind.Text, Path = path, Line = at, Text = ReadText(path, at) };
            case JsonTokenType.True or JsonTokenType.False:
                return new() { Kind = RuleNodeKind.Flag, Path = path, Line = at, Text = reader.TokenType == JsonTokenType.True ? "true" : "false" };
            case JsonTokenType.Number:
                return new() { Kind = RuleNodeKind.Number, Path = path, Line = at, Text = Encoding.UTF8.GetString(reader.ValueSpan) };
            default:
                return new() { Kind = RuleNodeKind.Null, Path = path, Line = at };
        }
    }

    private List<RuleProperty> ReadProperties(string path)
    {
        var properties = new List<RuleProperty>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (Advance() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = ReadText(path, CurrentLine());
            var valuePath = RuleNode.PathOf(path, name);
            open.Push(new(valuePath, line, ""));
            Advance();
            var value = ReadValue(valuePath);
            open.Pop();
            if (!names.Add(name))
            {
                errors.Add(value, string.Create(CultureInfo.InvariantCulture, $"is defined twice, first in line {properties.Find(property => property.Name == name)!.Value.Line}"));
            }

            properties.Add(new(name, value));
        }

        open.Pop();
        return properties;
    }

    private List<RuleNode> ReadItems(string path)
    {
        var items = new List<RuleNode>();
        while (Advance() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(ReadValue(string.Create(CultureInfo.InvariantCulture, $"{path}[{items.Count}]")));
        }

        open.Pop();
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
            errors.Add(path, at, @"has a text that is not valid Unicode: \ud800 to \udfff must be in pairs");
            return "\uFFFD";
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

/// <summary>An object or a list that is not closed yet, or a key without its value.</summary>
/// <param name="Path">The path.</param>
/// <param name="Line">The line where it starts.</param>
/// <param name="End">The character that closes it. Empty for a key.</param>
internal sealed record OpenNode(string Path, int Line, string End);
