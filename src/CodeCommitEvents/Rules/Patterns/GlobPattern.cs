using System.Buffers;

namespace CodeCommitEvents.Rules;

/// <summary>
/// A pattern for names and paths. It must match the whole text. The time to match is proportional to the length of the text,
/// for any pattern. Matching with a pattern of ordinary length allocates nothing.
/// <list type="bullet">
/// <item><c>*</c>: any characters except <c>/</c>. <c>**</c>: any characters. <c>?</c>: one character except <c>/</c>.</item>
/// <item><c>**/</c> at the start of a segment: any number of folders, including none.</item>
/// <item><c>{a,b}</c>: one of these patterns, which can be empty. After the braces, a segment starts only if one
/// starts at the end of every alternative.</item>
/// <item><c>[a-cx]</c>: one of these characters. <c>[!a-cx]</c> or <c>[^a-cx]</c>: one other character. Never <c>/</c>.</item>
/// <item><c>\</c>: the next character literally.</item>
/// </list>
/// </summary>
internal sealed class GlobPattern
{
    /// <summary>The characters with a special meaning in patterns.</summary>
    private static readonly SearchValues<char> Special = SearchValues.Create(@"*?[]{}\");

    private readonly StringComparison comparison;
    private readonly GlobProgram? rest;

    private readonly string given;

    private GlobPattern(string text, bool isExclusion, string given, string literalPrefix, GlobProgram? rest, StringComparison comparison)
    {
        Text = text;
        IsExclusion = isExclusion;
        this.given = given;
        LiteralPrefix = literalPrefix;
        this.rest = rest;
        this.comparison = comparison;
    }

    /// <summary>The text of the pattern, without a leading <c>!</c>.</summary>
    public string Text { get; }

    /// <summary>Whether the pattern starts with <c>!</c> and excludes.</summary>
    public bool IsExclusion { get; }

    /// <summary>The literal text that every match starts with.</summary>
    public string LiteralPrefix { get; }

    /// <summary>Whether the pattern has no wildcards. Then it matches only <see cref="LiteralPrefix"/>.</summary>
    public bool IsLiteral => rest is null;

    /// <summary>The literal prefixes or whole texts of the matches. A pattern with braces has one for each alternative, unless there are too many.</summary>
    public IEnumerable<IndexKey> IndexKeys => IsLiteral || BraceExpansion.Of(Text) is not { Count: > 1 } alternatives ? [new(LiteralPrefix, IsLiteral)] : alternatives.Select(KeyOf);

    /// <summary>Parses a pattern of a list. A leading <c>!</c> makes it an exclusion.</summary>
    /// <param name="item">The pattern.</param>
    /// <param name="literalPrefix">A literal text before the pattern. It is not parsed as a pattern. Default: empty.</param>
    /// <param name="ignoreCase">Whether to ignore case. Default: false.</param>
    /// <exception cref="ArgumentException">The pattern is empty or wrong. The message says where.</exception>
    public static GlobPattern ParseItem(string item, string literalPrefix = "", bool ignoreCase = false)
    {
        ArgumentNullException.ThrowIfNull(item);
        return Parse(item, literalPrefix, ignoreCase, start: item is ['!', ..] ? 1 : 0);
    }

    /// <summary>Parses a pattern.</summary>
    /// <param name="text">The pattern.</param>
    /// <param name="literalPrefix">A literal text before the pattern. It is not parsed as a pattern. Default: empty.</param>
    /// <param name="ignoreCase">Whether to ignore case. Default: false.</param>
    /// <param name="start">The index at which the pattern starts. If it is not 0, the pattern is an exclusion. The text before it appears only in error messages. Default: 0.</param>
    /// <exception cref="ArgumentException">The pattern is empty or wrong. The message says where.</exception>
    public static GlobPattern Parse(string text, string literalPrefix = "", bool ignoreCase = false, int start = 0)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(literalPrefix);
        var (prefix, rest) = start < text.Length && text.AsSpan(start).IndexOfAny(Special) < 0 ? (text[start..], null) : new GlobCompiler(text, start, ignoreCase, isSegmentStart: literalPrefix is "" or [.., '/']).Compile();
        return new GlobPattern(text[start..], isExclusion: start > 0, literalPrefix, literalPrefix + prefix, rest, ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
    }

    public bool IsMatch(ReadOnlySpan<char> text) => rest is null
        ? text.Equals(LiteralPrefix, comparison)
        : text.StartsWith(LiteralPrefix, comparison) && rest.IsMatch(text[LiteralPrefix.Length..]);

    public override string ToString() => Text;

    private IndexKey KeyOf(string alternative)
    {
        if (alternative.Length == 0)
        {
            return new(given, IsWhole: true);
        }

        var pattern = Parse(alternative, given);
        return new(pattern.LiteralPrefix, pattern.IsLiteral);
    }
}
