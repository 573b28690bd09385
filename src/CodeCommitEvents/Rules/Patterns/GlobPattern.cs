using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>
/// A pattern for names and paths. It must match the whole text. For every pattern, the time is proportional to the length of the
/// text. Matching with a pattern of ordinary length allocates nothing.
/// <list type="bullet">
/// <item><c>*</c>: any characters except <c>/</c>. <c>**</c>: any characters. <c>?</c>: one character except <c>/</c>.</item>
/// <item><c>**/</c> at the start of a segment: zero or more folders.</item>
/// <item><c>{a,b}</c>: one of these patterns, each of which can be empty. The text after the braces starts a segment
/// only if it does so for every alternative.</item>
/// <item><c>[a-cx]</c>: one of these characters. <c>[!a-cx]</c> or <c>[^a-cx]</c>: one character that is not listed. Neither form matches <c>/</c>.</item>
/// <item><c>\</c>: the next character literally.</item>
/// </list>
/// </summary>
internal sealed class GlobPattern
{
    private static readonly CharacterSet Special = new(@"*?[]{}\");

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

    /// <summary>Whether the pattern starts with <c>!</c> and therefore excludes texts.</summary>
    public bool IsExclusion { get; }

    /// <summary>The literal text with which every matching text starts.</summary>
    public string LiteralPrefix { get; }

    /// <summary>Whether the pattern has no wildcards. If so, it matches only <see cref="LiteralPrefix"/>.</summary>
    public bool IsLiteral => rest is null;

    /// <summary>
    /// The keys for an index: the literal prefix of all matching texts or, without wildcards, the whole text. A pattern with braces has a
    /// key for each alternative, unless there are too many alternatives.
    /// </summary>
    public IndexKey[] IndexKeys => IsLiteral || !Text.Contains('{', StringComparison.Ordinal) ? [new(LiteralPrefix, IsLiteral)] : KeysOfAlternatives();

    /// <summary>
    /// Texts in which <see cref="PatternOutline.Any"/> stands for any characters, one for each alternative in braces. A text that matches the pattern has one of
    /// these outlines; a text with one of them need not match.
    /// </summary>
    public IEnumerable<string> Outlines => IsLiteral
        ? [LiteralPrefix]
        : BraceExpansion.Of(Text).Select(alternative => PatternOutline.Of(alternative) is { } outline ? given + PatternOutline.Widen(outline) : LiteralPrefix + PatternOutline.Any);

    /// <summary>The outline of the texts that match the pattern, if no other text has it. Null if there is no such outline.</summary>
    public string? ExactOutline => IsLiteral ? LiteralPrefix
        : Text.EndsWith("**", StringComparison.Ordinal) && LiteralPrefix.Length == given.Length + Text.Length - 2 ? LiteralPrefix + PatternOutline.Any
        : null;

    /// <summary>Parses a pattern of a list. A pattern that starts with <c>!</c> is an exclusion.</summary>
    /// <param name="item">The pattern.</param>
    /// <param name="literalPrefix">A literal text before the pattern. It is not parsed as a pattern. Default: empty.</param>
    /// <param name="ignoreCase">Whether to ignore case. Default: false.</param>
    /// <exception cref="ArgumentException">The pattern is empty or invalid. The message says where.</exception>
    public static GlobPattern ParseItem(string item, string literalPrefix = "", bool ignoreCase = false)
    {
        ArgumentNullException.ThrowIfNull(item);
        return Parse(item, literalPrefix, ignoreCase, start: item is ['!', ..] ? 1 : 0);
    }

    /// <summary>Parses a pattern.</summary>
    /// <param name="text">The pattern.</param>
    /// <param name="literalPrefix">A literal text before the pattern. It is not parsed as a pattern. Default: empty.</param>
    /// <param name="ignoreCase">Whether to ignore case. Default: false.</param>
    /// <param name="start">
    /// The index at which the pattern starts in <paramref name="text"/>. If it is greater than 0, the pattern is an exclusion, and error
    /// messages also show the text before the pattern. Default: 0.
    /// </param>
    /// <exception cref="ArgumentException">The pattern is empty or invalid. The message says where.</exception>
    public static GlobPattern Parse(string text, string literalPrefix = "", bool ignoreCase = false, int start = 0)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(literalPrefix);
        var (prefix, rest) = Compile(text, start, ignoreCase, isSegmentStart: literalPrefix is "" or [.., '/']);
        return new GlobPattern(text[start..], isExclusion: start > 0, literalPrefix, literalPrefix + prefix, rest, ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
    }

    /// <summary>Returns the literal start of a pattern, and the program for the rest. The compiler reads only what follows the first special character.</summary>
    private static (string Prefix, GlobProgram? Program) Compile(string text, int start, bool ignoreCase, bool isSegmentStart)
    {
        var length = Special.IndexIn(text.AsSpan(start));
        if (length < 0 && start < text.Length)
        {
            return (text[start..], null);
        }

        var literal = text.Substring(start, Math.Max(length, 0));
        switch (text.AsSpan(start + literal.Length))
        {
            case "**":
                return (literal, GlobProgram.Everything);
            case "*":
                return (literal, GlobProgram.Segment);
        }

        var (prefix, rest) = new GlobCompiler(text, start + literal.Length, ignoreCase, literal.Length == 0 ? isSegmentStart : literal[^1] == '/').Compile();
        return (literal + prefix, rest);
    }

    public bool IsMatch(ReadOnlySpan<char> text) => rest is null
        ? text.Equals(LiteralPrefix, comparison)
        : text.StartsWith(LiteralPrefix, comparison) && rest.IsMatch(text[LiteralPrefix.Length..]);

    public override string ToString() => Text;

    private IndexKey[] KeysOfAlternatives() => BraceExpansion.Of(Text) is { Count: > 1 } alternatives ? [.. alternatives.Select(KeyOf)] : [new(LiteralPrefix, IsLiteral)];

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
