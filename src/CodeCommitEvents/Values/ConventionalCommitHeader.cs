namespace CodeCommitEvents.Events;

/// <summary>
/// The parsed first line of a <see cref="ConventionalCommit"/>. The text below the first line is parsed only on demand. Reading does not
/// allocate.
/// </summary>
internal readonly ref struct ConventionalCommitHeader
{
    private readonly bool hasMark;

    private ConventionalCommitHeader(ReadOnlySpan<char> type, ReadOnlySpan<char> scope, bool isMarked, ReadOnlySpan<char> description, ReadOnlySpan<char> rest)
    {
        Type = type;
        Scope = scope;
        hasMark = isMarked;
        Description = description;
        Rest = rest;
    }

    public ReadOnlySpan<char> Type { get; }

    /// <summary>The scope. Empty if there is none.</summary>
    public ReadOnlySpan<char> Scope { get; }

    /// <summary>Whether the header contains <c>!</c>, or a footer describes a breaking change. If there is no <c>!</c>, each access reads the footers.</summary>
    public bool IsBreaking => hasMark || HasBreakingFooter();

    public ReadOnlySpan<char> Description { get; }

    /// <summary>The body and the footers: the text after the second line, which is blank.</summary>
    public ReadOnlySpan<char> Rest { get; }

    /// <summary>Reads the header of a commit message. Never throws. The time is linear in the length of the message.</summary>
    /// <returns>Whether the first line has the format of a conventional commit, and the second line is missing or blank.</returns>
    public static bool TryRead(ReadOnlySpan<char> message, out ConventionalCommitHeader header)
    {
        header = default;
        SplitLine(message.TrimEnd(), out var line, out var below);
        SplitLine(below, out var separator, out var rest);

        var type = line[..TypeLength(line)];
        if (type.IsEmpty || !TryReadScope(line[type.Length..], out var scope, out line))
        {
            return false;
        }

        var isMarked = line.StartsWith("!");
        line = isMarked ? line[1..] : line;
        var description = line.StartsWith(": ") ? line[2..].Trim() : default;
        if (description.IsEmpty || !separator.IsWhiteSpace())
        {
            return false;
        }

        header = new ConventionalCommitHeader(type, scope, isMarked, description, rest);
        return true;
    }

    public ConventionalCommitFooterReader ReadFooters() => new(Rest);

    private static void SplitLine(ReadOnlySpan<char> text, out ReadOnlySpan<char> line, out ReadOnlySpan<char> below)
    {
        var end = text.IndexOf('\n');
        line = end < 0 ? text : text[..end];
        below = end < 0 ? default : text[(end + 1)..];
    }

    private static int TypeLength(ReadOnlySpan<char> line)
    {
        var length = 0;
        while (length < line.Length && !char.IsWhiteSpace(line[length]) && line[length] is not ('(' or ')' or ':' or '!' or ','))
        {
            length++;
        }

        return length;
    }

    /// <returns>True if there is no scope or the scope is valid. A valid scope ends with <c>)</c>, is not blank and contains no other parentheses.</returns>
    private static bool TryReadScope(ReadOnlySpan<char> text, out ReadOnlySpan<char> scope, out ReadOnlySpan<char> behind)
    {
        scope = default;
        behind = text;
        if (!text.StartsWith("("))
        {
            return true;
        }

        text = text[1..];
        var end = text.IndexOfAny('(', ')');
        if (end < 0 || text[end] == '(' || text[..end].IsWhiteSpace())
        {
            return false;
        }

        scope = text[..end];
        behind = text[(end + 1)..];
        return true;
    }

    private bool HasBreakingFooter()
    {
        var footers = ReadFooters();
        while (footers.MoveNext())
        {
            if (ConventionalCommitFooter.IsBreakingToken(footers.Token))
            {
                return true;
            }
        }

        return false;
    }
}
