using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents;

/// <summary>The result of evaluating a set of rules for an event.</summary>
public sealed class BuildDecision
{
    private readonly BuildRule[] rules = [];
    private readonly RuleCutoff? cutoff;
    private DecisionExplanation? explanation;

    /// <summary>Creates a decision. <see cref="BuildRules.Evaluate"/> does so; a test can, too.</summary>
    public BuildDecision()
    {
    }

    internal BuildDecision(BuildRule[] rules, RuleCutoff? cutoff)
    {
        this.rules = rules;
        this.cutoff = cutoff;
    }

    /// <summary>The event.</summary>
    public required ServiceEvent Event { get; init; }

    /// <summary>The facts about the event that were passed to the evaluation. Default: <see cref="EventFacts.None"/>.</summary>
    public EventFacts Facts { get; init => field = value ?? EventFacts.None; } = EventFacts.None;

    /// <summary>The builds to start, in the order of their rules. Empty if no rule matches.</summary>
    public required ValueList<BuildRequest> Builds { get; init; }

    /// <summary>Rules that failed because the user's code in them threw. They start nothing. Empty if no rule failed.</summary>
    public required ValueList<RuleFailure> Failures { get; init; }

    /// <summary>The unknown facts that can change the decision. Evaluate again with these facts to get the final decision.</summary>
    public required EventFactKinds NeededFacts { get; init; }

    /// <summary>
    /// The explanation of the decision: every rule and condition, the expected values and the values in the event. It is computed when
    /// it is first read.
    /// </summary>
    public DecisionExplanation Explanation
    {
        get => explanation ??= RuleExplainer.Explain(rules, new(Event, Facts), cutoff);
        init => explanation = value;
    }

    /// <summary>The explanation for a log, one line per rule. If there are many rules, only those that match and those closest to a match.</summary>
    public override string ToString() => Explanation.ToString();
}
