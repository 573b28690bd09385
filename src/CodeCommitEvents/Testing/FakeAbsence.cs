using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Testing;

/// <summary>A build that was not started, of which the reason can be asserted.</summary>
public sealed class FakeAbsence
{
    private readonly string project;
    private readonly IReadOnlyList<BuildDecision> decisions;

    internal FakeAbsence(string project, IReadOnlyList<BuildDecision> decisions)
    {
        this.project = project;
        this.decisions = decisions;
    }

    /// <summary>Fails the test unless a condition, or one in a group, was not met in every rule about such an event that would start the build.</summary>
    /// <param name="condition">What the condition is called in the rule or in a document of rules, as <c>Touching</c>; case does not count.</param>
    /// <exception cref="ArgumentException"><paramref name="condition"/> is null or empty.</exception>
    /// <exception cref="FakeAssertionException">It is not the reason; the message has what is.</exception>
    public void Because(string condition)
    {
        ArgumentException.ThrowIfNullOrEmpty(condition);
        var all = decisions.SelectMany(decision => decision.RulesOf(project)).ToList();
        var about = all.FindAll(rule => rule.Conditions is [{ Name: "on", Outcome: ConditionOutcome.Match }, ..]);
        var rules = about.Count > 0 ? about : all;
        if (rules.Count == 0)
        {
            throw new FakeAssertionException(FakeReport.Of($"Expected no build of {project} because of {condition}, but {(decisions.Count == 0 ? "nothing happened" : "no rule starts that project")}.", decisions));
        }

        if (!rules.TrueForAll(rule => rule.Conditions.Any(it => IsMissed(it, condition))))
        {
            var reasons = rules.SelectMany(rule => rule.Conditions.SelectMany(Missed)).Distinct(StringComparer.Ordinal).ToList();
            throw new FakeAssertionException(FakeReport.Of(
                $"Expected no build of {project} because of {condition}, but that is not the reason: {(reasons.Count == 0 ? "all conditions are met, and its start failed" : $"not met are {string.Join(", ", reasons)}")}.",
                decisions));
        }
    }

    private static IEnumerable<string> Missed(ConditionExplanation explanation) =>
        explanation.Outcome is not (ConditionOutcome.NoMatch or ConditionOutcome.Unknown) ? []
        : explanation.Conditions.Count == 0 ? [explanation.Name]
        : explanation.Conditions.SelectMany(Missed);

    private static bool IsMissed(ConditionExplanation explanation, string condition) =>
        (explanation.Outcome is ConditionOutcome.NoMatch or ConditionOutcome.Unknown && string.Equals(explanation.Name, condition, StringComparison.OrdinalIgnoreCase))
        || explanation.Conditions.Any(inner => IsMissed(inner, condition));
}
