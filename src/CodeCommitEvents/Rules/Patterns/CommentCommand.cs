using System.Diagnostics.CodeAnalysis;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>A comment read as a command: <c>/deploy staging</c>.</summary>
/// <remarks>The words are a stranger's: compare them, and never hand them to a shell.</remarks>
public sealed record CommentCommand
{
    /// <summary>The first word, as <c>/deploy</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The words behind it.</summary>
    public ValueList<string> Arguments { get; init; } = ValueList<string>.Empty;

    /// <summary>
    /// Reads a comment: one line, whose words white space separates; white space and backticks around it are taken off. A
    /// comment of several lines is prose, and no command.
    /// </summary>
    /// <param name="text">The text of a comment. Null where the event has none.</param>
    /// <param name="command">The command, or null.</param>
    /// <returns>Whether there is a word.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out CommentCommand? command)
    {
        command = CommandLine.WordsOf(text) is [var name, .. var arguments] ? new() { Name = name, Arguments = [.. arguments] } : null;
        return command is not null;
    }
}
