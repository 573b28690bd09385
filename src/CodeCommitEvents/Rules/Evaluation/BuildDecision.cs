using System.Text.Json.Serialization;
using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents;

/// <summary>The result of evaluating a set of rules for an event.</summary>
public sealed class BuildDecision
{
    private readonly RuleSet rules = RuleSet.Empty;
    private readonly RuleCutoff? cutoff;
    private DecisionExplanation? explanation;
    private RareResults? rare;

    /// <summary>Creates a decision, for example in a test. Applications get decisions from <see cref="BuildRules.Evaluate"/>.</summary>
    public BuildDecision()
    {
    }

    internal BuildDecision(RuleSet rules, RuleCutoff? cutoff)
    {
        this.rules = rules;
        this.cutoff = cutoff;
    }

    /// <summary>The event.</summary>
    public required ServiceEvent Event { get; init; }

    /// <summary>The facts about the event that were passed to the evaluation. Default: <see cref="EventFacts.None"/>.</summary>
    public EventFacts Facts { get; init => field = value ?? EventFacts.None; } = EventFacts.None;

    /// <summary>The builds to start, in the order of their rules. Several builds can have the same project if their requests differ. Empty if there is no build to start.</summary>
    public required ValueList<BuildRequest> Builds { get; init; }

    /// <summary>The requests for builds that are already in <see cref="Builds"/>. Default: none.</summary>
    public ValueList<RepeatedBuild> RepeatedBuilds
    {
        get => rare?.RepeatedBuilds ?? ValueList<RepeatedBuild>.Empty;
        init => rare = value is not { Count: > 0 } && rare is null ? null : new(value ?? ValueList<RepeatedBuild>.Empty, Command);
    }

    /// <summary>What a command in the comment asks for. Null if the event is no comment with a command for the rules, or if the command failed.</summary>
    public CommandDecision? Command
    {
        get => rare?.Command;
        init => rare = value is null && rare is null ? null : new(RepeatedBuilds, value);
    }

    /// <summary>The notifications to send, in the order of their rules. Each channel gets one notification about an event. Default: none.</summary>
    public ValueList<NotificationRequest> Notifications { get; init => field = value ?? ValueList<NotificationRequest>.Empty; } = ValueList<NotificationRequest>.Empty;

    /// <summary>The rules whose user code threw an exception, or that depend on a fact about a finished build that could not be looked up. These rules have no effect. Empty if no rule failed.</summary>
    public required ValueList<RuleFailure> Failures { get; init; }

    /// <summary>The unknown facts that can change the decision. To get the final decision, evaluate the rules again with these facts.</summary>
    public required EventFactKinds NeededFacts { get; init; }

    /// <summary>The file in the repository of the event whose rules were evaluated after the other rules. Null if there is none.</summary>
    public RuleSource? RepositoryRules => Facts.RepositoryRules;

    /// <summary>Why the rules in the repository of the event are not used. Null if there is no problem, or no such file.</summary>
    public RulesProblem? RepositoryRulesProblem => Facts.RepositoryRulesProblem;

    /// <summary>
    /// Why the rules in the repository of the event could not be looked up this time. The event then has a failure, so that it is delivered again
    /// (<see cref="DispatchedEvent.HasFailures"/>). Null if there was no failure.
    /// </summary>
    [JsonConverter(typeof(ExceptionJsonConverter))]
    public Exception? RepositoryRulesFailure => Facts.RepositoryRulesFailure;

    /// <summary>Whether a rule has matched that prevents all later rules from being tried.</summary>
    internal bool HasStopped => cutoff?.HasStopped == true;

    /// <summary>
    /// The explanation of the decision: the rules and their conditions, the expected values and the values in the event. Of more than 64 rules, it contains those
    /// about the repository and the kind of the event, and counts the others, so that its cost does not depend on their number. <see cref="Explain"/> explains all
    /// rules. The explanation is computed when this property is first read.
    /// </summary>
    public DecisionExplanation Explanation
    {
        get => explanation ??= ExplainRules(rules.NearTo(Event));
        init => explanation = value;
    }

    /// <summary>
    /// Whether the rules may request more builds than <see cref="Builds"/>: a rule failed, or requests nothing because a fact is unknown, or the rules
    /// in the repository are not used.
    /// </summary>
    internal bool MayLackBuilds => Failures.Count > 0 || WithholdsBuilds || RepositoryRulesProblem is not null || RepositoryRulesFailure is not null;

    /// <summary>Whether a rule requests no build because a fact is unknown.</summary>
    internal bool WithholdsBuilds { get; init; }

    /// <summary>Whether a rule about the event needs facts about the change, which can be known for one attempt and unknown for the next.</summary>
    /// <param name="ruleName">The name of the rule. Null for any rule about the event.</param>
    internal bool DependsOnChangeFacts(string? ruleName)
    {
        foreach (var number in rules.AboutSame(Event))
        {
            var rule = rules.Rules[number];
            if ((ruleName is null || rule.Name == ruleName)
                && Array.Exists(rule.Conditions, static condition => (condition.Facts & (EventFactKinds.Commit | EventFactKinds.ChangedFiles)) != EventFactKinds.None))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Returns the notifications that rules request and, if the rules in the repository have a problem, the notification about it.</summary>
    /// <param name="channel">The channel that is told about problems. Null if there is none.</param>
    internal ValueList<NotificationRequest> NotificationsWithProblem(string? channel) =>
        RepositoryRulesProblem is { } problem && channel is not null
            ? [.. Notifications, new() { ChannelName = channel, Event = Event, RulesProblem = problem }]
            : Notifications;

    /// <summary>
    /// Explains all rules, also those about other repositories and other kinds of events: then, a rule with a misspelled repository can be the one that is closest to a
    /// match. The cost is proportional to the number of rules.
    /// </summary>
    public DecisionExplanation Explain() => Explanation.OtherRules == 0 ? Explanation : ExplainRules(rules.Numbers);

    /// <summary>Returns the pull request of the event, and this decision about it, for a test of rules with commands: <see cref="EventFacts.PullRequest"/>.</summary>
    /// <exception cref="InvalidOperationException">
    /// <see cref="Event"/> is neither a <see cref="PullRequestCreatedEvent"/> nor a <see cref="PullRequestSourceBranchUpdatedEvent"/>.
    /// </exception>
    public PullRequestState ToPullRequestState() => Event is PullRequestEvent { CreatesRevision: true } pullRequest
        ? PullRequestStates.Of(this, pullRequest, rules.Rules)
        : throw new InvalidOperationException($"The event must be a {nameof(PullRequestCreatedEvent)} or a {nameof(PullRequestSourceBranchUpdatedEvent)}.");

    /// <summary>
    /// Returns the explanation for a log, one line per rule. With more than ten rules, it contains only those that match and those closest
    /// to a match.
    /// </summary>
    public override string ToString() => Explanation.ToString();

    private DecisionExplanation ExplainRules(int[] numbers) =>
        RuleExplainer.Explain(rules, numbers, new(Event, Facts), cutoff) with
        {
            RepositoryRules = RepositoryRules,
            RepositoryRulesProblem = RepositoryRulesProblem,
            Answer = Command?.Answer,
        };

    /// <summary>Results that few decisions have. They share one reference, because most decisions are kept small.</summary>
    private sealed record RareResults(ValueList<RepeatedBuild> RepeatedBuilds, CommandDecision? Command);
}
