using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>The words of the commands.</summary>
internal static class PullRequestCommands
{
    public static readonly PullRequestCommand[] All =
        [PullRequestCommand.Build, PullRequestCommand.Retest, PullRequestCommand.Cancel, PullRequestCommand.Why, PullRequestCommand.Help];

    /// <summary>The word in a comment, such as <c>/build</c>. Without its first character, it is the word in JSON.</summary>
    public static string WordOf(PullRequestCommand command) => command switch
    {
        PullRequestCommand.Build => "/build",
        PullRequestCommand.Retest => "/retest",
        PullRequestCommand.Cancel => "/cancel",
        PullRequestCommand.Why => "/why",
        _ => "/help",
    };

    /// <summary>The word of the command and what it does, for an answer.</summary>
    /// <param name="command">The command.</param>
    /// <param name="needsArguments">Whether the word alone is a command of another rule.</param>
    public static string HelpOf(PullRequestCommand command, bool needsArguments) => WordOf(command) + command switch
    {
        PullRequestCommand.Build when needsArguments => " project…: starts only the builds of these projects that the rules request for this pull request as it is now",
        PullRequestCommand.Build => " [project…]: starts the builds that the rules request for this pull request as it is now, or only those of these projects",
        PullRequestCommand.Retest => ": starts the builds of the newest commits again that failed or were stopped",
        PullRequestCommand.Cancel => ": stops the running builds of this pull request, also those of other commands and rules",
        PullRequestCommand.Why => ": explains which builds the rules request for this pull request",
        _ => ": lists what you can say here",
    };

    public static EventFactKinds FactsOf(PullRequestCommand command) => command switch
    {
        PullRequestCommand.Help => EventFactKinds.None,
        PullRequestCommand.Retest or PullRequestCommand.Cancel => EventFactKinds.PullRequest | EventFactKinds.PullRequestBuilds,
        _ => EventFactKinds.PullRequest,
    };

    /// <summary>Returns the command with a word. Null if there is none.</summary>
    public static PullRequestCommand? Find(ReadOnlySpan<char> word)
    {
        foreach (var command in All)
        {
            if (word.Equals(WordOf(command), StringComparison.OrdinalIgnoreCase))
            {
                return command;
            }
        }

        return null;
    }

    /// <summary>Returns the command that a comment starts with. Null if there is none.</summary>
    public static PullRequestCommand? Of(string? comment) => Find(CommandLine.FirstWordOf(comment));

    /// <summary>Returns the word of the command that people mean by another word. Null if there is none.</summary>
    public static string? MeantBy(string word) => word.ToLowerInvariant() switch
    {
        "/test" or "/run" or "/start" or "/rebuild" => WordOf(PullRequestCommand.Build),
        "/retry" or "/rerun" or "/restart" => WordOf(PullRequestCommand.Retest),
        "/stop" or "/abort" => WordOf(PullRequestCommand.Cancel),
        "/explain" or "/status" => WordOf(PullRequestCommand.Why),
        _ => null,
    };

    /// <summary>Whether the first word of a comment is meant as a command: a slash, a letter, and then letters, digits and hyphens. A path is none.</summary>
    public static bool IsLikeCommand(ReadOnlySpan<char> word)
    {
        if (word is not ['/', var first, ..] || !char.IsAsciiLetter(first))
        {
            return false;
        }

        foreach (var character in word[1..])
        {
            if (!char.IsAsciiLetterOrDigit(character) && character != '-')
            {
                return false;
            }
        }

        return true;
    }
}
