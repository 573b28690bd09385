using CodeCommitEvents.Events;

namespace CodeCommitEvents.Notifying;

/// <summary>The answer to a command in a comment: what was done, or why nothing was done.</summary>
/// <remarks>
/// The texts contain no control characters and no invisible characters: they are escaped. They still contain text of strangers, such as names of projects, rules and branches, and words
/// of the comment: escape them for the format of the channel.
/// </remarks>
public sealed record CommandAnswer
{
    /// <summary>The answer in one line: <c>2 builds started</c>.</summary>
    public required string Title { get; init => field = DisplayText.Escape(value); }

    /// <summary>The details, each on one line: a build, a rule or a command. Default: none.</summary>
    public ValueList<string> Lines { get; init => field = [.. (value ?? ValueList<string>.Empty).Select(DisplayText.Escape)]; } = ValueList<string>.Empty;

    /// <summary>Returns the title and the lines, in one line: <c>2 builds started: payments-ci: started (payments-ci:0e1b); payments-lint: …</c>.</summary>
    public override string ToString() => Lines.Count == 0 ? Title : $"{Title}: {string.Join("; ", Lines)}";
}
