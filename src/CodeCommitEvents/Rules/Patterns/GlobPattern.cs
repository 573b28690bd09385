using System.Buffers;

namespace CodeCommitEvents.Rules;

/// <summary>
/// A pattern for names and paths. The whole text must match. Matching takes time in proportion to the text, whatever the
/// pattern, and allocates nothing for a pattern of ordinary length.
/// <list type="bullet">
/// <item><c>*</c> is anything within a segment, <c>**</c> anything across <c>/</c>, <c>?</c> one character but <c>/</c>.</item>
/// <item><c>**/</c> at the start of a segment is any number of folders, none included.</item>
/// <item><c>{a,b}</c> are alternatives, each a pattern of its own; one may be empty. A segment starts behind them where one
/// starts behind each of them.</item>
/// <item><c>[a-cx]</c> is one of these characters, <c>[!a-cx]</c> or <c>[^a-cx]</c> one that is none of them; never <c>/</c>.</item>
/// <item><c>\</c> takes the next character literally.</item>
/// </list>
/// </summary>
internal sealed class GlobPattern
{
    /// <summary>The characters that make a pattern more than its own text.</summary>
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

    /// <summary>The pattern as it is written.</summary>
    public string Text { get; }

    /// <summary>Whether the pattern was written with a <c>!</c> before it: what it matches is excluded.</summary>
    public bool IsExclusion { get; }

    /// <summary>What every match starts with.</summary>
    public string LiteralPrefix { get; }

    /// <summary>Whether the pattern has no wildcards: <see cref="LiteralPrefix"/> matches and nothing else.</summary>
    public bool IsLiteral => rest is null;

    /// <summary>What its matches start with, or are as a whole: of a few alternatives each by itself.</summary>
    public IEnumerable<(string Start, bool IsWhole)> Starts => IsLiteral ? [(LiteralPrefix, true)]
        : BraceExpansion.Of(Text) is not { Count: > 1 } texts ? [(LiteralPrefix, false)]
        : texts.Select(StartOf);

    /// <summary>Reads a pattern of a list, in which a <c>!</c> at the start makes an exclusion.</summary>
    /// <param name="item">The pattern.</param>
    /// <param name="literalPrefix">What every match starts with before the pattern: no pattern itself.</param>
    /// <param name="ignoreCase">Whether case does not matter.</param>
    /// <exception cref="ArgumentException">The pattern is empty or bad; the message says where.</exception>
    public static GlobPattern ParseItem(string item, string literalPrefix = "", bool ignoreCase = false)
    {
        ArgumentNullException.ThrowIfNull(item);
        return Parse(item, literalPrefix, ignoreCase, start: item is ['!', ..] ? 1 : 0);
    }

    /// <summary>Reads a pattern.</summary>
    /// <param name="text">The pattern.</param>
    /// <param name="literalPrefix">What every match starts with before the pattern: no pattern itself.</param>
    /// <param name="ignoreCase">Whether case does not matter.</param>
    /// <param name="start">Where in the text the pattern starts; what is before that is only quoted by errors.</param>
    /// <exception cref="ArgumentException">The pattern is empty or bad; the message says where.</exception>
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

    private (string Start, bool IsWhole) StartOf(string alternative)
    {
        if (alternative.Length == 0)
        {
            return (given, true);
        }

        var pattern = Parse(alternative, given);
        return (pattern.LiteralPrefix, pattern.IsLiteral);
    }
}
