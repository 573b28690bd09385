using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents;

/// <summary>The result of evaluating a set of rules for an event. The explanation is computed only when it is read.</summary>
public sealed partial class BuildDecision
{
    private readonly EvaluationContext context;
    private readonly BuildRule[] rules;
    private readonly RuleCutoff? cutoff;
    private readonly DecisionExplanation? explanation;

    internal BuildDecision(EvaluationContext context, BuildRule[] rules, RuleCutoff? cutoff)
    {
        this.context = context;
        this.rules = rules;
        this.cutoff = cutoff;
    }

    /// <summary>A decision that was made without a set of rules, with its explanation.</summary>
    internal BuildDecision(EvaluationContext context, DecisionExplanation explanation)
        : this(context, [], null) => this.explanation = explanation;

    /// <summary>The event.</summary>
    public ServiceEvent Event => context.Event;

    /// <summary>The facts about the event that were passed to the evaluation.</summary>
    public EventFacts Facts => context.Facts;

    /// <summary>The builds to start, in the order of their rules. Empty if no rule matches.</summary>
    public required ValueList<BuildRequest> Builds { get; init; }

    /// <summary>Rules that failed because the user's code in them threw. They start nothing. Empty if no rule failed.</summary>
    public required ValueList<RuleFailure> Failures { get; init; }

    /// <summary>The unknown facts that can change the decision. Evaluate again with these facts to get the final decision.</summary>
    public required EventFactKinds NeededFacts { get; init; }

    /// <summary>Explains the decision: every rule and condition, the expected values and the values in the event. The explanation is computed on each call.</summary>
    public DecisionExplanation Explain() => explanation ?? RuleExplainer.Explain(rules, context, cutoff);

    /// <summary>The explanation for a log, one line per rule. If there are many rules, only those that match and those closest to a match.</summary>
    public override string ToString() => Explain().ToString();
}
