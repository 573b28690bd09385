using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>Conditions on the text of a comment. EventBridge never tells it, and not to know it never lets a rule match.</summary>
internal static class CommentConditions
{
    private const string AnyNumber = "**";
    private const int ShownLength = 80;

    public static LeafCondition OnPullRequest { get; } = Place("a pull request", isPullRequest: true);

    public static LeafCondition OnCommit { get; } = Place("a commit", isPullRequest: false);

    public static LeafCondition Saying(string[] commands)
    {
        ArgumentNullException.ThrowIfNull(commands);
        if (commands.Length == 0)
        {
            throw new ArgumentException("There is at least one command.", nameof(commands));
        }

        var wanted = commands.Select(WordsOf).ToArray();
        return Of("saying", $"a comment that says {string.Join(" or ", commands)}", text => IsAny(wanted, text));
    }

    public static LeafCondition Command(string command, string[] arguments)
    {
        if (WordsOf(command).Length != 1)
        {
            throw new ArgumentException("The command is one word; what comes behind it are its arguments.", nameof(command));
        }

        ArgumentNullException.ThrowIfNull(arguments);
        var takesMore = arguments is [.., AnyNumber];
        var patterns = arguments.SkipLast(takesMore ? 1 : 0).Select(argument => GlobPattern.Parse(argument)).ToArray();
        return Of("command", $"a comment with the command {string.Join(' ', arguments.Prepend(command))}", text => IsCommand(command, patterns, takesMore, text));
    }

    public static LeafCondition Text(TextPattern pattern) => Of("commentText", $"a comment that has {pattern}", text => pattern.IsMatch(text));

    private static LeafCondition Place(string words, bool isPullRequest) => LeafCondition.On<CommentEvent>(
        "place",
        $"a comment on {words}",
        comment => ConditionResults.Of(comment is PullRequestCommentEvent == isPullRequest),
        static comment => comment is PullRequestCommentEvent ? "a comment on a pull request" : "a comment on a commit");

    private static LeafCondition Of(string name, string expected, Func<string, bool> test) => LeafCondition.On<CommentEvent>(
        name,
        expected,
        comment => comment.Text is { } text ? ConditionResults.Of(test(text)) : ConditionResult.Indeterminate,
        static comment => comment.Text is { } text ? Shortened.Of(text, ShownLength) : "an unknown text (only notification rules of the detail type FULL tell it)");

    private static string[] WordsOf(string command)
    {
        var words = CommandLine.WordsOf(command);
        return words.Count > 0 ? [.. words] : throw new ArgumentException("A command is one line with a word in it.", nameof(command));
    }

    private static bool IsAny(string[][] commands, string text)
    {
        foreach (var words in commands)
        {
            if (AreWords(words, text))
            {
                return true;
            }
        }

        return false;
    }

    private static bool AreWords(string[] words, string text)
    {
        var count = 0;
        foreach (var word in new CommandLine(text))
        {
            if (count == words.Length || !word.Equals(words[count++], StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
        }

        return count == words.Length;
    }

    private static bool IsCommand(string command, GlobPattern[] arguments, bool takesMore, string text)
    {
        var count = -1;
        foreach (var word in new CommandLine(text))
        {
            var isExpected = count < 0 ? word.Equals(command, StringComparison.OrdinalIgnoreCase)
                : count < arguments.Length ? arguments[count].IsMatch(word)
                : takesMore;
            if (!isExpected)
            {
                return false;
            }

            count++;
        }

        return count >= arguments.Length;
    }
}
