namespace CodeCommitEvents.Events;

/// <summary>
/// Splits the text below the header of a commit message into body and footers, without an allocation. The first footer must follow
/// a blank line. After that, each line with the format of a footer starts a new footer; any other line continues the current footer.
/// </summary>
internal ref struct ConventionalCommitFooterReader
{
    private const string BreakingChange = "BREAKING CHANGE";

    private readonly ReadOnlySpan<char> text;

    /// <summary>The start of the next footer, or the length of the text.</summary>
    private int next;

    public ConventionalCommitFooterReader(ReadOnlySpan<char> text)
    {
        this.text = text;
        next = FindFooter(0, isBehindBlankLine: true, needsBlankLine: true);
        Body = WithoutBlankLines(text[..next]);
    }

    /// <summary>The text before the footers. Empty if there is none.</summary>
    public ReadOnlySpan<char> Body { get; }

    public ReadOnlySpan<char> Token { get; private set; }

    public ReadOnlySpan<char> Value { get; private set; }

    /// <summary>Moves to the next footer. The first call moves to the first footer.</summary>
    public bool MoveNext()
    {
        if (next == text.Length)
        {
            return false;
        }

        var footer = text[next..];
        var line = FirstLine(footer);
        next = FindFooter(next + line.Length + 1, isBehindBlankLine: false, needsBlankLine: false);
        footer = footer[..^(text.Length - next)];
        Token = footer[..TokenLength(line)];
        Value = footer[(Token.Length + 2)..].Trim();
        return true;
    }

    private readonly int FindFooter(int start, bool isBehindBlankLine, bool needsBlankLine)
    {
        while (start < text.Length)
        {
            var line = FirstLine(text[start..]);
            if ((isBehindBlankLine || !needsBlankLine) && TokenLength(line) > 0)
            {
                return start;
            }

            isBehindBlankLine = line.IsWhiteSpace();
            start += line.Length + 1;
        }

        return text.Length;
    }

    /// <summary>Returns the length of the token at the start of the line, or 0 if no footer starts at this line.</summary>
    private static int TokenLength(ReadOnlySpan<char> line)
    {
        var length = line.StartsWith(BreakingChange) ? BreakingChange.Length : WordLength(line);
        var rest = line[length..];
        var isSeparated = rest.StartsWith(": ") || (rest.StartsWith(" #") && !ConventionalCommitFooter.IsBreakingToken(line[..length]));
        return isSeparated && !rest[2..].IsWhiteSpace() ? length : 0;
    }

    private static int WordLength(ReadOnlySpan<char> line)
    {
        var length = 0;
        while (length < line.Length && (char.IsLetterOrDigit(line[length]) || (line[length] == '-' && length > 0)))
        {
            length++;
        }

        return length;
    }

    private static ReadOnlySpan<char> FirstLine(ReadOnlySpan<char> text)
    {
        var end = text.IndexOf('\n');
        return end < 0 ? text : text[..end];
    }

    /// <summary>Removes blank lines at the start and end. The first line keeps its indentation.</summary>
    private static ReadOnlySpan<char> WithoutBlankLines(ReadOnlySpan<char> text)
    {
        text = text.TrimEnd();
        var indentation = text[..^text.TrimStart().Length];
        return text[(indentation.LastIndexOf('\n') + 1)..];
    }
}
