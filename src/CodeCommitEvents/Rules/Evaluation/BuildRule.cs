using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents;

/// <summary>A finished rule: conditions that must all be met, and the builds that it then starts.</summary>
public class BuildRule
{
    private Condition[]? conditions;

    private protected BuildRule(RuleDefinition definition)
    {
        Definition = definition;
        Name = definition.Name ?? (definition.Actions is [var first, ..] ? first.Words : "ignore");
    }

    /// <summary>The rule's own name, or else the name of its first project.</summary>
    public string Name { get; }

    /// <summary>The projects whose builds the rule starts, except those that a function names. Empty for a rule that ignores events.</summary>
    public ValueList<string> ProjectNames => field ??= [.. Actions.Select(action => action.ProjectName).OfType<string>()];

    /// <summary>Whether the rules after this one are not tried when it matches.</summary>
    public bool StopsProcessing => Definition.StopsProcessing;

    /// <summary>What it means for the rule that the changed files or the commit are unknown.</summary>
    public MissingFactsBehavior MissingFactsBehavior => Definition.MissingFactsBehavior ?? MissingFactsBehavior.Match;

    internal RuleDefinition Definition { get; }

    internal Type EventType => Definition.EventType;

    /// <summary>All conditions, the implied ones included, the cheap ones first. Made when they are first needed: a rule that is still being defined never needs them.</summary>
    internal Condition[] Conditions => conditions ??= GroupCondition.InOrderOfCost([Definition.Trigger, .. Definition.Conditions, .. Implied]);

    internal IReadOnlyList<BuildAction> Actions => Definition.Actions;

    internal IReadOnlyList<FirstMatchScope> Scopes => Definition.Scopes;

    /// <summary>What a rule that starts builds expects without stating it.</summary>
    private Condition[] Implied
    {
        get
        {
            if (Actions.Count == 0)
            {
                return [];
            }

            var commit = new CommitToBuildCondition(Actions, Definition.WantsDeletions);
            return EventCatalog.MayBe(EventType, EventFamily.Build) ? [commit, new OtherProjectCondition(Actions)] : [commit];
        }
    }

    /// <summary>The rule in words, on one line.</summary>
    public override string ToString() => RuleText.Line(this);

    /// <summary>The rule in words, one line for each condition and each build.</summary>
    public string ToText() => RuleText.Lines(this);

    internal static BuildRule Create(RuleDefinition definition) => new(definition);

    internal ConditionResult Test(EvaluationContext context)
    {
        var result = ConditionResult.Match;
        foreach (var condition in Conditions)
        {
            var next = condition.Test(context);
            result = next < result ? next : result;
            if (result < ConditionResult.FactMissing)
            {
                break;
            }
        }

        return result;
    }

    /// <summary>Whether the rule acts. An assumption starts builds; it never keeps one from starting.</summary>
    internal bool Acts(ConditionResult result) =>
        result == ConditionResult.Match || (result == ConditionResult.FactMissing && MissingFactsBehavior == MissingFactsBehavior.Match && Actions.Count > 0);

    /// <summary>The projects of its actions, null or empty where there is none. It throws what a function of the user throws.</summary>
    internal string?[] ProjectsOf(ServiceEvent serviceEvent)
    {
        var projects = new string?[Actions.Count];
        for (var index = 0; index < projects.Length; index++)
        {
            projects[index] = Actions[index].ProjectOf(serviceEvent);
        }

        return projects;
    }

    internal EventFactKinds Needs(EvaluationContext context)
    {
        var needs = EventFactKinds.None;
        foreach (var condition in Conditions)
        {
            needs |= condition.Needs(context);
        }

        return needs;
    }
}
