using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>
/// Enumerates the words of a comment. White space and backticks around the comment are ignored. A comment of several lines has no
/// words, because it may be a longer text that only quotes a command. The lines of a fenced code block count, too.
/// </summary>
internal ref struct CommandLine(ReadOnlySpan<char> text)
{
    /// <summary>All characters that Unicode defines as the end of a line.</summary>
    private static readonly CharacterSet LineBreaks = new("\r\n\v\f\u0085\u2028\u2029");

    private ReadOnlySpan<char> rest = LineOf(text);

    public ReadOnlySpan<char> Current { get; private set; }

    /// <summary>Returns the first word. Empty if there is none.</summary>
    public static ReadOnlySpan<char> FirstWordOf(string? text)
    {
        var words = new CommandLine(text);
        _ = words.MoveNext();
        return words.Current;
    }

    public static List<string> WordsOf(string? text)
    {
        var words = new List<string>();
        foreach (var word in new CommandLine(text))
        {
            words.Add(word.ToString());
        }

        return words;
    }

    /// <summary>Returns the words of a command that a rule expects.</summary>
    /// <exception cref="ArgumentException">The command has no words or has several lines.</exception>
    public static string[] CommandWords(string command) =>
        WordsOf(command) is { Count: > 0 } words ? [.. words] : throw new ArgumentException("A command must be one line with at least one word.", nameof(command));

    public readonly CommandLine GetEnumerator() => this;

    public bool MoveNext()
    {
        rest = rest.TrimStart();
        var end = 0;
        while (end < rest.Length && !char.IsWhiteSpace(rest[end]))
        {
            end++;
        }

        Current = rest[..end];
        rest = rest[end..];
        return end > 0;
    }

    private static ReadOnlySpan<char> LineOf(ReadOnlySpan<char> text)
    {
        var line = text.Trim();
        return LineBreaks.IndexIn(line) >= 0 ? default : line.Trim('`').Trim();
    }
}
