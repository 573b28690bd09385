using CodeCommitEvents.Events;

namespace CodeCommitEvents.Notifying;

/// <summary>The answer to a command in a comment: what was done, or why nothing was done.</summary>
/// <remarks>The texts are untrusted: they contain names of projects, rules and branches, and words of the comment.</remarks>
public sealed record CommandAnswer
{
    /// <summary>The answer in one line: <c>Started 2 builds</c>.</summary>
    public required string Title { get; init; }

    /// <summary>The details, each on one line: a build, a rule or a command. Default: none.</summary>
    public ValueList<string> Lines { get; init => field = value ?? ValueList<string>.Empty; } = ValueList<string>.Empty;

    /// <summary>Returns the title and the lines.</summary>
    public override string ToString() => DisplayText.Escape(string.Join("; ", [Title, .. Lines]));
}
