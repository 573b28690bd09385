using System.Runtime.InteropServices;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>What a condition says of an event, from the lowest to the highest: all conditions together are their lowest result, alternatives their highest.</summary>
internal enum ConditionResult : byte
{
    /// <summary>The condition is not met.</summary>
    NoMatch,

    /// <summary>The event does not tell what the condition needs, and nobody else can: who acted, for example. Negated, it stays so.</summary>
    Indeterminate,

    /// <summary>A fact that the event does not tell is missing: its commit or its changed files. Negated, it stays so.</summary>
    FactMissing,

    /// <summary>The condition is met.</summary>
    Match,
}

/// <summary>What conditions are evaluated against.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct EvaluationContext(ServiceEvent Event, EventFacts Facts);

internal static class ConditionResults
{
    private static readonly ConditionOutcome[] AnyOrder = [ConditionOutcome.Match, ConditionOutcome.Unknown, ConditionOutcome.NotEvaluated, ConditionOutcome.NoMatch];
    private static readonly ConditionOutcome[] AllOrder = [ConditionOutcome.NoMatch, ConditionOutcome.NotEvaluated, ConditionOutcome.Unknown, ConditionOutcome.Match];

    public static ConditionResult Of(bool isMatch) => isMatch ? ConditionResult.Match : ConditionResult.NoMatch;

    public static ConditionResult Not(ConditionResult result) => result switch
    {
        ConditionResult.Match => ConditionResult.NoMatch,
        ConditionResult.NoMatch => ConditionResult.Match,
        _ => result,
    };

    public static ConditionOutcome ToOutcome(ConditionResult result) => result switch
    {
        ConditionResult.Match => ConditionOutcome.Match,
        ConditionResult.NoMatch => ConditionOutcome.NoMatch,
        _ => ConditionOutcome.Unknown,
    };

    /// <summary>What a group is in an explanation: the first of these outcomes that one of its conditions has.</summary>
    public static ConditionOutcome OfGroup(IReadOnlyCollection<ConditionExplanation> conditions, bool isAny) =>
        (isAny ? AnyOrder : AllOrder).First(outcome => conditions.Any(condition => condition.Outcome == outcome));
}
