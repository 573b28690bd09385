using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Values;

namespace CodeCommitEvents.Rules;

/// <summary>A finished rule: conditions that must all be met, and the build that is started then.</summary>
public sealed class BuildRule
{
    private readonly Condition[] conditions;
    private readonly BuildRequest build;

    internal BuildRule(string name, IReadOnlyCollection<Condition> conditions, BuildRequest build)
    {
        Name = name;
        this.conditions = [.. conditions, HasCommit];
        this.build = build with { RuleName = name };
    }

    /// <summary>The name: that of the project, unless the rule has one of its own.</summary>
    public string Name { get; }

    /// <summary>The name of the project whose build the rule starts.</summary>
    public string ProjectName => build.ProjectName;

    /// <summary>A build of no commit would be one of the default branch, which nobody asked for.</summary>
    private static Condition HasCommit { get; } = new(
        "a commit to build",
        static serviceEvent => Checkout.Of(serviceEvent) is not null,
        static serviceEvent => Checkout.Of(serviceEvent)?.CommitId ?? Condition.None);

    internal bool IsMatch(ServiceEvent serviceEvent)
    {
        foreach (var condition in conditions)
        {
            if (!condition.IsMatch(serviceEvent))
            {
                return false;
            }
        }

        return true;
    }

    internal BuildRequest RequestFor(ServiceEvent serviceEvent) =>
        build with { SourceVersion = build.SourceVersion ?? Checkout.Of(serviceEvent)?.CommitId };

    internal RuleExplanation Explain(ServiceEvent serviceEvent)
    {
        var isMatch = true;
        var explanations = new ConditionExplanation[conditions.Length];
        for (var index = 0; index < conditions.Length; index++)
        {
            var condition = conditions[index];
            var outcome = !isMatch ? ConditionOutcome.NotEvaluated
                : condition.IsMatch(serviceEvent) ? ConditionOutcome.Match
                : ConditionOutcome.NoMatch;
            isMatch &= outcome == ConditionOutcome.Match;
            explanations[index] = new() { Expected = condition.Expected, Actual = Printable.Of(condition.Actual(serviceEvent)), Outcome = outcome };
        }

        return new() { RuleName = Name, IsMatch = isMatch, Conditions = new ValueList<ConditionExplanation>(explanations) };
    }
}
