using System.Diagnostics.CodeAnalysis;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>A comment that is a command with arguments: <c>/deploy staging</c>.</summary>
/// <remarks>Untrusted text: the author of the comment chooses the words. Compare the words with known values. Do not pass them to a shell.</remarks>
public sealed record CommentCommand
{
    /// <summary>The first word, such as <c>/deploy</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The words after the name. Default: empty.</summary>
    public ValueList<string> Arguments { get; init; } = ValueList<string>.Empty;

    /// <summary>
    /// Parses a comment as a command: one line of words, separated by white space. White space and backticks around the line are
    /// ignored. A comment of several lines is not a command.
    /// </summary>
    /// <param name="text">The text of the comment. Null if the event does not contain it.</param>
    /// <param name="command">The command. Null if the text is not a command.</param>
    /// <returns>True if the text is a command.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out CommentCommand? command)
    {
        command = CommandLine.WordsOf(text) is [var name, .. var arguments] ? new() { Name = name, Arguments = [.. arguments] } : null;
        return command is not null;
    }
}
