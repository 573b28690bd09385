using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents;

/// <summary>A finished rule: conditions that must all be met, and the builds that are started then.</summary>
public class BuildRule
{
    private Condition[]? conditions;

    private protected BuildRule(RuleDefinition definition)
    {
        Definition = definition;
        Name = definition.Name ?? (definition.Actions is [var first, ..] ? first.Words : "ignore");
    }

    /// <summary>The name: its own, or else that of its first project.</summary>
    public string Name { get; }

    /// <summary>The projects whose builds it starts, but for those that a function names. Empty for a rule that ignores events.</summary>
    public ValueList<string> ProjectNames => field ??= [.. Actions.Select(action => action.ProjectName).OfType<string>()];

    /// <summary>Whether no rule behind it is tried when it matches.</summary>
    public bool StopsProcessing => Definition.StopsProcessing;

    /// <summary>What it means for the rule that the changed files or the commit are unknown.</summary>
    public MissingFactsBehavior MissingFactsBehavior => Definition.MissingFactsBehavior ?? MissingFactsBehavior.Match;

    internal RuleDefinition Definition { get; }

    internal Type EventType => Definition.EventType;

    /// <summary>Ordered once it is asked for: a rule that is still being written never is.</summary>
    internal Condition[] Conditions => conditions ??= InOrder([.. Definition.Conditions.Concat(Implied)]);

    internal IReadOnlyList<BuildAction> Actions => Definition.Actions;

    internal IReadOnlyList<FirstMatchScope> Scopes => Definition.Scopes;

    /// <summary>What a rule that starts builds expects without saying it.</summary>
    private IEnumerable<Condition> Implied => Actions.Count == 0 ? []
        : EventCatalog.Of(EventType).Any(entry => entry.Family == EventFamily.Build) ? [HasSource, IsOtherProject]
        : [HasSource];

    /// <summary>A build that starts itself would never end.</summary>
    private LeafCondition IsOtherProject => new(
        "otherProject",
        "another project than the one that was built",
        evaluation => ConditionResults.Of(evaluation.Event is not BuildEvent build || !Actions.Any(action => action.ProjectOf(build) == build.ProjectName)),
        static evaluation => (evaluation.Event as BuildEvent)?.ProjectName)
    {
        Applies = static serviceEvent => serviceEvent is BuildEvent,
        IsPredicate = true,
    };

    /// <summary>A build of no commit would be one of the default branch, which nobody asked for.</summary>
    private LeafCondition HasSource => new(
        "commit",
        "a commit to build",
        evaluation => ConditionResults.Of(HaveSource(evaluation.Event) || (Definition.WantsDeletions && evaluation.Event is ReferenceDeletedEvent)),
        static evaluation => evaluation.Event.Checkout?.CommitId);

    /// <summary>The rule in words, on one line.</summary>
    public override string ToString()
    {
        var actions = Actions.Count == 0 ? "start nothing" : string.Join(" and ", Actions.Select(action => action.Describe(Definition.WantsDeletions)));
        var expected = string.Join(", ", Definition.Conditions.Select(condition => condition.Expected));
        return $"{Name}: on {expected}: {actions}{(StopsProcessing ? ", and stop looking" : "")}";
    }

    /// <summary>The rule in words, a line for each condition and each build.</summary>
    public string ToText() => string.Join(Environment.NewLine, Lines());

    internal static BuildRule Of(RuleDefinition definition) => new(definition);

    internal ConditionResult Test(EvaluationContext evaluation)
    {
        var truth = ConditionResult.Match;
        foreach (var condition in Conditions)
        {
            var next = condition.Test(evaluation);
            truth = next < truth ? next : truth;
            if (truth < ConditionResult.FactMissing)
            {
                break;
            }
        }

        return truth;
    }

    /// <summary>Whether it acts. An assumption starts builds; it never keeps one from starting.</summary>
    internal bool Acts(ConditionResult truth) => truth == ConditionResult.Match || (truth == ConditionResult.FactMissing && MissingFactsBehavior == MissingFactsBehavior.Match && Actions.Count > 0);

    /// <summary>The projects of its actions, null or empty where there is none. It throws what a function of the user's throws.</summary>
    internal string?[] ProjectsOf(ServiceEvent serviceEvent)
    {
        var projects = new string?[Actions.Count];
        for (var index = 0; index < projects.Length; index++)
        {
            projects[index] = Actions[index].ProjectOf(serviceEvent);
        }

        return projects;
    }

    internal EventFactKinds Needs(EvaluationContext evaluation) =>
        Conditions.Aggregate(EventFactKinds.None, (kinds, condition) => kinds | condition.Needs(evaluation));

    private static Condition[] InOrder(Condition[] conditions) =>
        Array.TrueForAll(conditions, static condition => condition.Cost == ConditionCost.Cheap) ? conditions : [.. conditions.OrderBy(condition => condition.Cost)];

    private bool HaveSource(ServiceEvent serviceEvent)
    {
        foreach (var action in Actions)
        {
            if (!action.HasSource(serviceEvent))
            {
                return false;
            }
        }

        return true;
    }

    private IEnumerable<string> Lines()
    {
        yield return Name;
        var word = "on";
        foreach (var condition in Definition.Conditions)
        {
            yield return $"    {word} {condition.Expected}";
            word = "and";
        }

        foreach (var action in Actions)
        {
            yield return $"    {action.Describe(Definition.WantsDeletions)}";
        }

        if (Actions.Count == 0 || StopsProcessing)
        {
            yield return Actions.Count == 0 ? "    start nothing, and stop looking" : "    stop looking";
        }

        if (Scopes.Count > 0)
        {
            yield return "    unless another rule of its group has matched before";
        }

        if (Actions.Count > 0 && Array.Exists(Conditions, condition => condition.Cost == ConditionCost.Fact))
        {
            yield return MissingFactsBehavior == MissingFactsBehavior.Match ? "    where files or commit are unknown, all the same" : "    where files or commit are unknown, nothing";
        }
    }
}
