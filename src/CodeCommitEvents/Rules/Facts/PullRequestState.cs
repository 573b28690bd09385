using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;

namespace CodeCommitEvents.Rules;

/// <summary>A pull request as it is now, and what the rules decide about it. Commands in comments on the pull request need it.</summary>
/// <remarks>The dispatcher creates it from its <c>IPullRequestProvider</c>. For a test of rules, <see cref="BuildDecision.ToPullRequestState"/> creates it.</remarks>
public sealed record PullRequestState
{
    /// <summary>
    /// The event that created the newest revision: a <see cref="PullRequestCreatedEvent"/>, or a <see cref="PullRequestSourceBranchUpdatedEvent"/>. Its values are those
    /// of the pull request now.
    /// </summary>
    public required PullRequestEvent PullRequest { get; init; }

    /// <summary>The builds that the rules request for the pull request. Default: none.</summary>
    public ValueList<BuildRequest> Builds { get; init => field = value ?? ValueList<BuildRequest>.Empty; } = ValueList<BuildRequest>.Empty;

    /// <summary>All builds that the revision requires, as in <see cref="BuildCause.RequiredBuilds"/>. Empty if they are unknown. Default: none.</summary>
    public ValueList<BuildKey> RequiredBuilds { get; init => field = value ?? ValueList<BuildKey>.Empty; } = ValueList<BuildKey>.Empty;

    /// <summary>
    /// Why the rules request these builds, one line for each rule about pull requests: those that match first, then those that are closest to a match. Default: none.
    /// </summary>
    public ValueList<string> Explanation { get; init => field = value ?? ValueList<string>.Empty; } = ValueList<string>.Empty;

    /// <summary>The rules that failed for the pull request. A command then starts the builds of the other rules, and the event of the comment has these failures, too. Default: none.</summary>
    public ValueList<RuleFailure> Failures { get; init => field = value ?? ValueList<RuleFailure>.Empty; } = ValueList<RuleFailure>.Empty;

    /// <summary>Why the rules in the repository of the pull request are not used. Null if there is no problem, or no such file. Default: null.</summary>
    public RulesProblem? RepositoryRulesProblem { get; init; }

    /// <summary>The projects in which builds of the pull request can be running, for <c>/cancel</c>: those of all rules on its events and comments. The keys have no settings. Default: none.</summary>
    public ValueList<BuildKey> Projects { get; init => field = value ?? ValueList<BuildKey>.Empty; } = ValueList<BuildKey>.Empty;

    /// <summary>The unknown facts without which a rule requests no build. None if there is no such rule.</summary>
    internal EventFactKinds UnknownFacts { get; init; }

    /// <summary>What prevents rules from requesting builds, for answers.</summary>
    internal IEnumerable<string> Problems =>
    [
        .. Failures.Select(static failure => $"Rule {failure.RuleName} failed"),
        .. RepositoryRulesProblem?.Sentences ?? [],
        .. UnknownFacts == EventFactKinds.None ? [] : new[] { $"Facts are unknown, so that rules that need them request no build: {UnknownFacts}" },
    ];

    /// <summary>The pull request in words.</summary>
    internal string Name => $"pull request {PullRequest.PullRequestId}";

    /// <summary>Whether an event of the newest revision caused a build, or a comment on its commit.</summary>
    internal bool HasCaused(BuildCause cause) =>
        cause.Revision is { } revision && PullRequest.RevisionId is { } newest ? revision == newest : cause.SourceCommit is { } commit && commit == PullRequest.SourceCommit;
}
