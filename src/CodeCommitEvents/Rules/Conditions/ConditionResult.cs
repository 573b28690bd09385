using System.Runtime.InteropServices;
using CodeCommitEvents.Building;
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

    /// <summary>
    /// A fact is unknown, but a provider can supply it. Without the fact, the condition is not met, unless
    /// <see cref="MissingFactsBehavior.Match"/> says otherwise.
    /// </summary>
    FactRequired,

    /// <summary>
    /// A fact is unknown, but a provider can supply it. Without the fact, the condition is assumed to be met, unless
    /// <see cref="MissingFactsBehavior.NoMatch"/> says otherwise. Negation does not change this result.
    /// </summary>
    FactMissing,

    /// <summary>The condition is met.</summary>
    Match,
}

/// <summary>The event for which conditions are evaluated, and the facts about the event.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct EvaluationContext(ServiceEvent Event, EventFacts Facts)
{
    /// <summary>
    /// Whether an unknown fact about a finished build is missing. Otherwise, an assumption replaces it: rules act on what is known, and the
    /// missing facts say what could change that.
    /// </summary>
    public bool IsOpen { get; init; }

    /// <summary>Whether the rule is about each build of a batch build.</summary>
    public bool IsEachOfBatch { get; init; }

    /// <summary>The rules of the set on the text of comments. Null if they are unknown.</summary>
    public ICommandRules? CommandRules { get; init; }

    /// <summary>Whether facts about a finished build are unknown.</summary>
    public bool LacksBuildFacts => Event is BuildStateChangeEvent && (Facts is { BuildBatch: null, BuildBatchProblem: null } || Facts.BuildHistory is null);

    /// <summary>
    /// Whether the batch build is missing for a rule that acts once for the batch build. If a provider does not know it, it stays unknown, and
    /// the assumption applies.
    /// </summary>
    public bool LacksBatch => IsOpen && !IsEachOfBatch && Facts is { BuildBatch: null, BuildBatchProblem: null };

    /// <summary>The batch build that the rule is about. Null if the rule is about the build itself.</summary>
    public BuildBatch? Batch => IsEachOfBatch ? null : Facts.BuildBatch?.Batch;
}

internal static class ConditionLogic
{
    private static readonly ConditionOutcome[] AnyOrder = [ConditionOutcome.Match, ConditionOutcome.Unknown, ConditionOutcome.NotEvaluated, ConditionOutcome.NoMatch];
    private static readonly ConditionOutcome[] AllOrder = [ConditionOutcome.NoMatch, ConditionOutcome.NotEvaluated, ConditionOutcome.Unknown, ConditionOutcome.Match];

    public static ConditionResult Of(bool isMatch) => isMatch ? ConditionResult.Match : ConditionResult.NoMatch;

    /// <summary>Whether the result depends on a fact that is unknown.</summary>
    public static bool LacksFact(ConditionResult result) => result is ConditionResult.FactRequired or ConditionResult.FactMissing;

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
