using System.Runtime.InteropServices;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>
/// The result of a condition. The values are ordered. If several conditions must all be met, the lowest of their results decides. If
/// it is enough that one condition is met, the highest result decides.
/// </summary>
internal enum ConditionResult : byte
{
    /// <summary>The condition is not met.</summary>
    NoMatch,

    /// <summary>The event does not contain the value, such as the caller, and no provider can supply it. Negation does not change this result.</summary>
    Indeterminate,

    /// <summary>The commit or the changed files are unknown, but a provider can supply them. Negation does not change this result.</summary>
    FactMissing,

    /// <summary>The condition is met.</summary>
    Match,
}

/// <summary>The event for which conditions are evaluated, and the facts about the event.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct EvaluationContext(ServiceEvent Event, EventFacts Facts);

internal static class ConditionLogic
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

    /// <summary>The outcome of a group: the first outcome in <see cref="AnyOrder"/> or <see cref="AllOrder"/> that one of its conditions has.</summary>
    public static ConditionOutcome OfGroup(IReadOnlyCollection<ConditionExplanation> conditions, bool isAny) =>
        (isAny ? AnyOrder : AllOrder).First(outcome => conditions.Any(condition => condition.Outcome == outcome));
}
