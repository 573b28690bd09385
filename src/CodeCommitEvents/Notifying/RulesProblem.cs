using CodeCommitEvents.Building;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Notifying;

/// <summary>Why the rules in the file of a repository are not used. The rules of the dispatcher are used nevertheless.</summary>
public sealed record RulesProblem
{
    /// <summary>The file.</summary>
    public required RuleSource Source { get; init; }

    /// <summary>
    /// The errors, each on one line, with the place in the file and, if known, the correction:
    /// <c>rules[2].toBrahnc (line 14) is an unknown key; did you mean toBranch?</c> They contain text of the file.
    /// </summary>
    public required ValueList<string> Errors { get; init; }

    /// <summary>A sentence for each error, for answers.</summary>
    internal IEnumerable<string> Sentences => Errors.Select(error => $"{Source} is not used: {error}");

    /// <summary>Returns the file and the first error, on one line.</summary>
    public override string ToString() => DisplayText.Escape(
        $"{Source} cannot be used: {(Errors.Count == 0 ? "its content is unknown" : Errors[0])}{(Errors.Count > 1 ? $" ({Errors.Count - 1} more)" : "")}");
}
