using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>Which commands a rule runs, and for which projects.</summary>
public sealed record PullRequestCommandOptions
{
    /// <summary>The commands. At least one. Default: all five.</summary>
    public ValueList<PullRequestCommand> Commands { get; init => field = value ?? ValueList<PullRequestCommand>.Empty; } = new(PullRequestCommands.All);

    /// <summary>
    /// Whether a command that no rule knows gets an answer, if <see cref="Commands"/> contains <see cref="PullRequestCommand.Help"/>. Turn it off if other programs
    /// read commands in the same comments. Default: true.
    /// </summary>
    public bool AnswersUnknown { get; init; } = true;

    /// <summary>
    /// Patterns for the names of the projects whose builds the commands may start and stop: <c>payments-*</c>. A pattern that starts with <c>!</c> excludes
    /// names. The last pattern that matches decides. Default: empty, which means all projects that the rules request for the pull request.
    /// </summary>
    public ValueList<string> Projects { get; init => field = value ?? ValueList<string>.Empty; } = ValueList<string>.Empty;
}
