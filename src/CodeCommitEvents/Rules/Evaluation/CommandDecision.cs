using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;

namespace CodeCommitEvents.Rules;

/// <summary>What a command in a comment on a pull request asks for, as the rules decide.</summary>
/// <remarks>The builds that the command starts are in <see cref="BuildDecision.Builds"/>, with the subject <see cref="Building.ActionSubject.PullRequest"/>.</remarks>
public sealed record CommandDecision
{
    /// <summary>The command. Null for an unknown command, and for one that this person may not say: then, nothing is done, and the answer says so.</summary>
    public PullRequestCommand? Command { get; init; }

    /// <summary>The answer, as the rules know it. The dispatcher adds what was started and stopped.</summary>
    public required CommandAnswer Answer { get; init; }

    /// <summary>The running builds to stop. Default: none.</summary>
    public ValueList<BuildOutcome> Stops { get; init => field = value ?? ValueList<BuildOutcome>.Empty; } = ValueList<BuildOutcome>.Empty;
}
