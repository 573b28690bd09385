using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents;

/// <summary>What a set of rules says of an event. The explanation costs nothing until somebody reads it.</summary>
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

    /// <summary>A decision that was made elsewhere, by rules that are not here.</summary>
    internal BuildDecision(EvaluationContext context, DecisionExplanation explanation)
        : this(context, [], null) => this.explanation = explanation;

    /// <summary>The event.</summary>
    public ServiceEvent Event => context.Event;

    /// <summary>What was known about the event beyond what it says itself.</summary>
    public EventFacts Facts => context.Facts;

    /// <summary>The builds to start, in the order of their rules. Empty where no rule matches.</summary>
    public required ValueList<BuildRequest> Builds { get; init; }

    /// <summary>Rules whose own code threw, and which therefore did nothing. Empty where all is well.</summary>
    public required ValueList<RuleFailure> Failures { get; init; }

    /// <summary>The facts that are unknown and of which the outcome hangs. With them, evaluating again may start other builds.</summary>
    public required EventFactKinds NeededFacts { get; init; }

    /// <summary>Why: every rule with its conditions, what each expected and what the event has. It is computed on each call.</summary>
    public DecisionExplanation Explain() => explanation ?? RuleExplainer.Explain(rules, context, cutoff);

    /// <summary>The explanation, short enough for a log: one line a rule, of many rules those that match and the nearest others.</summary>
    public override string ToString() => Explain().ToString();
}
