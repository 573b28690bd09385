using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;

namespace CodeCommitEvents.Rules;

/// <summary>
/// Facts about an event that the event itself does not contain. No event contains the commit message, only some events contain the
/// changed files, and an event about a build contains neither its batch build nor earlier builds.
/// </summary>
public sealed record EventFacts
{
    /// <summary>An instance in which all facts are unknown.</summary>
    public static EventFacts None { get; } = new();

    /// <summary>The commit that a build of the event would check out. Null if unknown.</summary>
    public Commit? Commit { get; init; }

    /// <summary>The changed files. Not used if the event contains a complete list. Null if unknown.</summary>
    public ChangedFileList? ChangedFiles { get; init; }

    /// <summary>The batch build of which a finished build is a part. Null if unknown: rules then treat the build as if it were no part of a batch build.</summary>
    public BatchMembership? BuildBatch { get; init; }

    /// <summary>
    /// The history of a finished build or, for the last build of a batch build, the history of the batch build. Null if unknown: the conditions
    /// on the history are then not met.
    /// </summary>
    public BuildHistory? BuildHistory { get; init; }

    /// <summary>The pull request of a comment, as it is now, for a command in the comment. Null if unknown.</summary>
    public PullRequestState? PullRequest { get; init; }

    /// <summary>The builds of the pull request of a comment, in the projects of all rules that can start builds for it. Null if unknown.</summary>
    public ValueList<BuildOutcome>? PullRequestBuilds { get; init; }

    /// <summary>Why the pull request of a comment is unknown, in words for answers. Null if it is known or no provider was asked.</summary>
    public string? PullRequestProblem { get; init; }

    /// <summary>Why the builds of the pull request are unknown, in words for answers. Null if they are known or no provider was asked.</summary>
    public string? PullRequestBuildsProblem { get; init; }

    /// <summary>Why the commit is unknown, in words for explanations. Null if the commit is known or no provider was asked.</summary>
    public string? CommitProblem { get; init; }

    /// <summary>Why the changed files are unknown, in words for explanations. Null if the files are known or no provider was asked.</summary>
    public string? ChangedFilesProblem { get; init; }

    /// <summary>
    /// Why the batch build is unknown, in words. Then, rules do not need it any more. Null if it is known or no provider was asked.
    /// </summary>
    public string? BuildBatchProblem { get; init; }

    /// <summary>Why the history is unknown, in words for explanations. Null if it is known or no provider was asked.</summary>
    public string? BuildHistoryProblem { get; init; }

    /// <summary>
    /// Whether this library wrote the comment that the event is about. Then, no rule on comments matches. Null if only the text of the comment says it: a
    /// comment of this library ends with a line that no reader sees.
    /// </summary>
    internal bool? IsOwnComment { get; init; }

    /// <summary>
    /// Why a fact without which no rule can act could not be looked up this time: the batch build or the history of a finished build, the pull request of a
    /// comment or its builds. Rules that depend on the fact then fail, so that the event is delivered again: an assumption could deploy while other builds of
    /// a batch build are running, or miss its end. Null if there was no failure.
    /// </summary>
    internal Exception? FactFailure { get; init; }

    /// <summary>The fact that could not be looked up.</summary>
    internal EventFactKinds FailedFact { get; init; }

    /// <summary>The file in the repository of the event whose rules are evaluated. Null if there is none.</summary>
    internal RuleSource? RepositoryRules { get; init; }

    /// <summary>Why the rules in the repository of the event are not used. Null if there is no problem.</summary>
    internal RulesProblem? RepositoryRulesProblem { get; init; }

    /// <summary>Why the rules in the repository of the event could not be looked up this time. Null if there was no failure.</summary>
    internal Exception? RepositoryRulesFailure { get; init; }

    /// <summary>The batch build that has ended with this event. Null if there is none, if it is running, or if it is unknown.</summary>
    internal BuildBatch? EndedBatch => BuildBatch?.Batch is { IsComplete: true } batch ? batch : null;

    /// <summary>
    /// Returns the first of these lists that exists: the complete list in the event, the list in these facts, the incomplete list in the
    /// event. Null if none exists.
    /// </summary>
    internal ChangedFileList? ChangedFilesOf(ServiceEvent serviceEvent)
    {
        var told = ChangedFileList.Of(serviceEvent);
        return told is { IsComplete: true } ? told : ChangedFiles ?? told;
    }
}
