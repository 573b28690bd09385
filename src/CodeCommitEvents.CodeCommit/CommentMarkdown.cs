using System.Buffers;

namespace CodeCommitEvents.CodeCommit;

/// <summary>
/// Writes texts of strangers in Markdown. In code, Markdown gives no character a meaning: a text becomes neither a mention nor a link, HTML or
/// emphasis. Only a longer row of backticks than any in the text can end the code.
/// </summary>
/// <remarks>CodeCommit shows HTML as text, and therefore has neither comments of HTML nor parts that can be folded.</remarks>
internal static class CommentMarkdown
{
    private const int ShortestFence = 3;

    /// <summary>The punctuation marks that have no meaning after a word and before a space.</summary>
    private const string Marks = ".,:;?!";

    /// <summary>The characters that have no meaning inside a line of Markdown, with any neighbors. At the start of a line, some of them have one.</summary>
    private static readonly SearchValues<char> Plain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 -#()");

    /// <summary>Returns a text for the inside of a line, not for its start: as it is if it has only letters, digits and a few other characters, and otherwise as code.</summary>
    /// <param name="text">A text on one line.</param>
    public static string Inline(string text) => text.AsSpan().ContainsAnyExcept(Plain) ? Code(text) : text;

    /// <summary>
    /// Returns a text word by word, for a whole line: a word of letters, digits and a few other characters stays as it is, and any other word becomes code. A punctuation
    /// mark after a word stays. The first word must start with a letter or be a number, because a line can start a list or a heading.
    /// </summary>
    /// <param name="text">A text on one line.</param>
    public static string Words(string text)
    {
        var words = text.Trim().Split(' ');
        for (var index = 0; index < words.Length; index++)
        {
            words[index] = Word(words[index], isFirst: index == 0);
        }

        return string.Join(' ', words);
    }

    /// <summary>Returns a text as code.</summary>
    /// <param name="text">A text on one line, which is not empty.</param>
    public static string Code(string text)
    {
        var row = new string('`', LongestRow(text) + 1);
        var space = row.Length > 1 ? " " : "";
        return $"{row}{space}{text}{space}{row}";
    }

    /// <summary>Returns the row of backticks before and after a block of code.</summary>
    public static string FenceOf(IEnumerable<string> lines) => new('`', lines.Aggregate(ShortestFence, static (length, line) => Math.Max(length, LongestRow(line) + 1)));

    /// <summary>Returns a link. The name is a text of this library.</summary>
    public static string Link(string name, Uri url) => $"[{name}]({url.AbsoluteUri.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal)})";

    private static string Word(string text, bool isFirst)
    {
        var word = text.AsSpan().TrimEnd(Marks);
        return word.IsEmpty ? (text.Length == 0 ? "" : Code(text))
            : !word.ContainsAnyExcept(Plain) && (!isFirst || char.IsAsciiLetter(word[0]) || !text.AsSpan().ContainsAnyExceptInRange('0', '9')) ? text
            : $"{Code(word.ToString())}{text.AsSpan(word.Length)}";
    }

    private static int LongestRow(string text)
    {
        var (longest, length) = (0, 0);
        foreach (var character in text)
        {
            length = character == '`' ? length + 1 : 0;
            longest = Math.Max(longest, length);
        }

        return longest;
    }
}
