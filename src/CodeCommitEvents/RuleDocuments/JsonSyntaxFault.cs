using System.Buffers;
using System.Globalization;
using System.Text;

namespace CodeCommitEvents.RuleDocuments;

/// <summary>Says in words why a document is not JSON, for people who write it by hand.</summary>
internal readonly ref struct JsonSyntaxFault
{
    private const int MaxDepth = 64;
    private const string OpenComment = "has a comment that does not end: */ is missing";
    private const byte Quote = (byte)'"';

    private static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789abcdefABCDEF"u8);
    private static readonly SearchValues<byte> WordEnds = SearchValues.Create(" \t\r\n,:{}[]\""u8);
    private static readonly string[] Literals = ["true", "false", "null"];

    private readonly ReadOnlySpan<byte> json;

    /// <summary>The innermost object or list that is not closed, or the key whose value is wrong. Null outside of all.</summary>
    private readonly OpenNode? open;

    private JsonSyntaxFault(ReadOnlySpan<byte> json, OpenNode? open)
    {
        this.json = json;
        this.open = open;
    }

    /// <param name="json">The document.</param>
    /// <param name="end">The index after the last token that was read without an error.</param>
    /// <param name="open">What is open there, the innermost first.</param>
    public static BuildRulesError Of(ReadOnlySpan<byte> json, int end, Stack<OpenNode> open)
    {
        var innermost = open.TryPeek(out var node) ? node : null;
        var fault = new JsonSyntaxFault(json, innermost);
        var at = fault.Skip(end);
        var (position, problem) = at >= json.Length && end == 0 ? (0, $"is empty, but must be an object with the key {BuildRulesReader.RulesKey}")
            : at >= json.Length ? fault.Incomplete()
            : fault.IsComment(at) ? (at, OpenComment)
            : innermost is null && end > 0 ? (at, $"has more after its end: {fault.Excerpt(at)}")
            : innermost is null || innermost.End.Length == 0 ? fault.Value(at)
            : fault.Item(end, at);
        var isDeep = at < json.Length && json[at] is (byte)'{' or (byte)'[' && open.Count(static item => item.End.Length > 0) >= MaxDepth;
        return new()
        {
            Path = innermost?.Path ?? "",
            Line = position < 0 ? innermost?.Line ?? 1 : json[..position].Count((byte)'\n') + 1,
            Problem = isDeep ? string.Create(CultureInfo.InvariantCulture, $"is nested more than {MaxDepth} deep") : problem,
        };
    }

    private (int Position, string Problem) Incomplete() =>
        (-1, open is { End: not "" } ? $"is not closed: the document ends without its {open.End}" : "is not complete: the document ends before its value");

    /// <summary>A fault between two keys of an object, or between two items of a list.</summary>
    private (int Position, string Problem) Item(int end, int at)
    {
        var isFirst = json[end - 1] is (byte)'{' or (byte)'[';
        var hasComma = json[at] == (byte)',';
        var next = hasComma ? Skip(at + 1) : at;
        if (next >= json.Length)
        {
            return Incomplete();
        }

        var found = (char)json[next];
        return IsComment(next) ? (next, OpenComment)
            : (hasComma && isFirst) || found == ',' ? (next, "has a comma too many")
            : found is '}' or ']' ? (next, $"has {found} where {open!.End} is expected: {Opening()}")
            : !hasComma && !isFirst ? (next, char.IsAsciiLetter(found) ? $"has {Excerpt(next)} where a comma is expected: is a quotation mark missing?" : $"has no comma before {Excerpt(next)}")
            : open!.End == "}" ? Key(next, found)
            : Value(next);
    }

    private (int Position, string Problem) Key(int at, char found)
    {
        if (found != Quote)
        {
            return (at, found is '{' or '[' ? $"has {found} where a key is expected: {Opening()}"
                : found == '\'' ? "has a key in single quotation marks: write \" instead of '"
                : $"has a key without quotation marks: write \"{Excerpt(at)}\"");
        }

        if (StringProblem(at) is { } problem)
        {
            return (at, problem);
        }

        return (at, $"has no colon after the key {Excerpt(at)}");
    }

    private (int Position, string Problem) Value(int at)
    {
        var word = Excerpt(at);
        return json[at] switch
        {
            Quote => StringProblem(at) is { } problem ? (at, problem) : Incomplete(),
            (byte)',' or (byte)'}' or (byte)']' => (at, open is null ? $"has {word} where a value is expected" : "has no value"),
            (byte)'\'' => (at, "has a text in single quotation marks: write \" instead of '"),
            _ when Array.Find(Literals, literal => literal.Equals(word, StringComparison.OrdinalIgnoreCase)) is { } literal => word == literal ? Incomplete() : (at, $"has {word}: write {literal}"),
            (>= (byte)'0' and <= (byte)'9') or (byte)'-' or (byte)'+' or (byte)'.' => at + word.Length >= json.Length ? Incomplete() : (at, $"has {word}, which is not a number of JSON"),
            _ => (at, open is null ? $"is not JSON: it starts with {word}" : $"has {word} without quotation marks: write \"{word}\""),
        };
    }

    private bool IsComment(int at) => json[at..].StartsWith("/*"u8);

    private string Opening() => string.Create(CultureInfo.InvariantCulture, $"is the {(open!.End == "}" ? '{' : '[')} in line {open.Line} closed?");

    /// <summary>Returns the error inside a text. Null if the text has none.</summary>
    private string? StringProblem(int start)
    {
        for (var index = start + 1; index < json.Length; index++)
        {
            switch (json[index])
            {
                case Quote:
                    return null;
                case < 0x20:
                    return json[index] is (byte)'\n' or (byte)'\r' ? "has a text without a closing quotation mark in its line" : "has a control character in a text: write \\t for a tab";
                case (byte)'\\' when index + 1 < json.Length && !"\"\\/bfnrtu"u8.Contains(json[index + 1]):
                    return $"has {Shortened(json.Slice(index, 2))} in a text: write \\{Shortened(json.Slice(index, 2))}";
                case (byte)'\\' when index + 1 < json.Length && json[index + 1] == (byte)'u' && (index + 6 > json.Length || json.Slice(index + 2, 4).ContainsAnyExcept(HexDigits)):
                    return "has \\u in a text without four hexadecimal digits after it";
                case (byte)'\\':
                    index++;
                    break;
            }
        }

        return "has a text without a closing quotation mark";
    }

    /// <summary>Returns the index of the next character that is neither white space nor in a comment.</summary>
    private int Skip(int index)
    {
        while (index < json.Length)
        {
            var rest = json[index..];
            if (rest[0] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            {
                index++;
                continue;
            }

            var length = rest.StartsWith("//"u8) ? rest.IndexOf((byte)'\n') is >= 0 and var line ? line : rest.Length
                : rest.StartsWith("/*"u8) && rest[2..].IndexOf("*/"u8) is >= 0 and var close ? close + "/**/".Length
                : 0;
            if (length == 0)
            {
                return index;
            }

            index += length;
        }

        return index;
    }

    /// <summary>Returns the word or the text at a position.</summary>
    private string Excerpt(int at)
    {
        var rest = json[at..];
        var length = rest[0] == Quote ? rest[1..].IndexOf(Quote) + "\"\"".Length : rest[1..].IndexOfAny(WordEnds) + 1;
        return Shortened(length > (rest[0] == Quote ? 1 : 0) ? rest[..length] : rest);
    }

    private static string Shortened(ReadOnlySpan<byte> utf8) => QuotedText.Shortened(Encoding.UTF8.GetString(utf8));
}
