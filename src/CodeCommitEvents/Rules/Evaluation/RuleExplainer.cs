using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>Says of rules why they matched or what they missed, by asking their conditions again.</summary>
internal static class RuleExplainer
{
    /// <param name="rule">The rule.</param>
    /// <param name="evaluation">The event and its facts.</param>
    /// <param name="stopper">The rule that kept it from being tried. Null where none did.</param>
    /// <param name="started">The projects that rules before it start, to which its own are added.</param>
    public static RuleExplanation Explain(BuildRule rule, EvaluationContext evaluation, BuildRule? stopper, HashSet<string> started)
    {
        var isTried = stopper is null;
        var truth = ConditionResult.Match;
        var hasThrown = false;
        var conditions = new List<ConditionExplanation>(rule.Conditions.Length);
        foreach (var condition in rule.Conditions)
        {
            conditions.Add(condition.Explain(evaluation, isDecided: !isTried || hasThrown || truth < ConditionResult.FactMissing));
            if (!hasThrown && truth >= ConditionResult.FactMissing)
            {
                (truth, hasThrown) = Ask(condition, evaluation, truth);
            }
        }

        var names = isTried && !hasThrown && rule.Acts(truth) ? TryNames(rule, evaluation, out hasThrown) : null;
        var acts = names is not null;
        return new()
        {
            RuleName = Printable.Of(rule.Name),
            IsIgnoring = rule.Actions.Count == 0,
            IsMatch = acts,
            Outcome = !isTried ? ConditionOutcome.NotEvaluated : hasThrown ? ConditionOutcome.Unknown : ConditionResults.Outcome(truth),
            Projects = names is null ? ValueList<string>.Empty : [.. names.Where(name => !string.IsNullOrEmpty(name) && started.Add(name)).Select(name => Printable.Of(name!))],
            StoppedBy = stopper is null ? null : Printable.Of(stopper.Name),
            StoppedProcessing = acts && truth == ConditionResult.Match && rule.StopsProcessing,
            Conditions = [.. conditions],
        };
    }

    /// <summary>
    /// The rule about this kind of event that misses fewest conditions; of several the one that meets most, and of these the
    /// first. A rule that would start nothing, or that was not tried, is no miss.
    /// </summary>
    public static RuleExplanation? NearestMiss(IEnumerable<RuleExplanation> rules) =>
        rules.Where(rule => !rule.IsMatch && !rule.IsIgnoring && rule.Outcome != ConditionOutcome.NotEvaluated).OrderBy(Distance).FirstOrDefault();

    /// <summary>How far a rule is from matching, in an order.</summary>
    public static (bool IsOtherKind, int Missed, int Met) Distance(RuleExplanation rule) => (
        rule.Conditions[0].Outcome == ConditionOutcome.NoMatch,
        rule.Conditions.Count(condition => condition.Outcome is ConditionOutcome.NoMatch or ConditionOutcome.Unknown),
        -rule.Conditions.Count(condition => condition.Outcome is ConditionOutcome.Match));

    private static (ConditionResult ConditionResult, bool HasThrown) Ask(Condition condition, EvaluationContext evaluation, ConditionResult soFar)
    {
        try
        {
            var truth = condition.Test(evaluation);
            return (truth < soFar ? truth : soFar, false);
        }
        catch (Exception) when (condition.Cost != ConditionCost.Cheap)
        {
            return (soFar, true);
        }
    }

    private static string?[]? TryNames(BuildRule rule, EvaluationContext evaluation, out bool hasThrown)
    {
        hasThrown = false;
        try
        {
            return rule.ProjectsOf(evaluation.Event);
        }
        catch (Exception) when (rule.Actions.Any(action => action.ProjectName is null))
        {
            hasThrown = true;
            return null;
        }
    }
}
