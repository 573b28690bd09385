using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Values;

namespace CodeCommitEvents.Rules;

/// <summary>What a set of rules says of an event. The explanation costs nothing until somebody reads it.</summary>
public sealed class BuildDecision
{
    private readonly BuildRules rules;

    internal BuildDecision(BuildRules rules, ServiceEvent serviceEvent, ValueList<BuildRequest> builds)
    {
        this.rules = rules;
        Event = serviceEvent;
        Builds = builds;
    }

    /// <summary>The event.</summary>
    public ServiceEvent Event { get; }

    /// <summary>The builds to start, in the order of their rules. Empty where no rule matches.</summary>
    public ValueList<BuildRequest> Builds { get; }

    /// <summary>Why: every rule with its conditions, what each expected and what it met.</summary>
    public ValueList<RuleExplanation> Explain() => [.. rules.Rules.Select(rule => rule.Explain(Event))];

    /// <summary>The explanation, a line a rule.</summary>
    public override string ToString() => string.Join(Environment.NewLine, Explain());
}
