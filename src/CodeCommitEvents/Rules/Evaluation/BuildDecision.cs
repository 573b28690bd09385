using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents;

/// <summary>What a set of rules says of an event. The explanation costs nothing until somebody reads it.</summary>
public sealed class BuildDecision
{
    private readonly BuildRules rules;
    private readonly EvaluationContext evaluation;
    private readonly RuleCutoff? stops;

    internal BuildDecision(BuildRules rules, EvaluationContext evaluation, RuleCutoff? stops)
    {
        this.rules = rules;
        this.evaluation = evaluation;
        this.stops = stops;
    }

    /// <summary>The event.</summary>
    public ServiceEvent Event => evaluation.Event;

    /// <summary>What was known about the event beyond what it says itself.</summary>
    public EventFacts Facts => evaluation.Facts;

    /// <summary>The builds to start, in the order of their rules. Empty where no rule matches.</summary>
    public required ValueList<BuildRequest> Builds { get; init; }

    /// <summary>Rules whose own code threw, and which therefore did nothing. Empty where all is well.</summary>
    public required ValueList<RuleFailure> Failures { get; init; }

    /// <summary>The facts that are unknown and of which the outcome hangs. With them, evaluating again may start other builds.</summary>
    public required EventFactKinds NeededFacts { get; init; }

    /// <summary>Why: every rule with its conditions, what each expected and what it met.</summary>
    public DecisionExplanation Explain()
    {
        var explanations = new RuleExplanation[rules.Rules.Count];
        var started = new HashSet<string>(StringComparer.Ordinal);
        for (var number = 0; number < explanations.Length; number++)
        {
            var rule = rules.Rules[number];
            explanations[number] = RuleExplainer.Explain(rule, evaluation, stops?.BlockedBy(rule, number) is { } stopper ? rules.Rules[stopper] : null, started);
        }

        return new()
        {
            Event = Printable.Of(Event.Summary),
            Rules = new ValueList<RuleExplanation>(explanations),
            NearestMiss = Builds.Count > 0 || Array.Exists(explanations, rule => rule.StoppedProcessing) ? null : RuleExplainer.NearestMiss(explanations),
        };
    }

    /// <summary>The projects that the rules name for this event, whether they match or not.</summary>
    internal IReadOnlyCollection<string> ProjectNames => [.. rules.Rules.SelectMany(rule => rule.Actions).Select(ProjectOf).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>Whether there is a rule that could start a build of a project, for some event: one whose project a function names could start any.</summary>
    internal bool MayStart(string projectName) => rules.Rules.Any(rule => rule.Actions.Any(action => action.ProjectName is null || action.ProjectName == projectName));

    /// <summary>Why, of the rules that start builds of some projects, or would.</summary>
    internal IReadOnlyList<RuleExplanation> RulesOf(IReadOnlyCollection<string> projectNames) =>
        [.. Explain().Rules.Where((_, number) => rules.Rules[number].Actions.Any(action => ProjectOf(action) is { } name && projectNames.Contains(name, StringComparer.Ordinal)))];

    private string? ProjectOf(BuildAction action)
    {
        try
        {
            return action.ProjectOf(Event);
        }
        catch (Exception) when (action.ProjectName is null)
        {
            // Somebody else's function: Failures has what it throws.
            return null;
        }
    }

    /// <summary>The explanation, short enough for a log: a line a rule, of many rules the nearest ones.</summary>
    public override string ToString() => Explain().ToString();
}
