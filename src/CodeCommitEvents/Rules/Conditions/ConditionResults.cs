namespace CodeCommitEvents.Rules;

/// <summary>Reckoning with <see cref="ConditionResult"/>.</summary>
internal static class ConditionResults
{
    public static ConditionResult Of(bool isMatch) => isMatch ? ConditionResult.Match : ConditionResult.NoMatch;

    public static ConditionResult Not(ConditionResult truth) => truth switch
    {
        ConditionResult.Match => ConditionResult.NoMatch,
        ConditionResult.NoMatch => ConditionResult.Match,
        _ => truth,
    };

    public static ConditionOutcome Outcome(ConditionResult truth) => truth switch
    {
        ConditionResult.Match => ConditionOutcome.Match,
        ConditionResult.NoMatch => ConditionOutcome.NoMatch,
        _ => ConditionOutcome.Unknown,
    };
}
