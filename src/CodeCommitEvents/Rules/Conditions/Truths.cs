namespace CodeCommitEvents.Rules;

/// <summary>Reckoning with <see cref="Truth"/>.</summary>
internal static class Truths
{
    public static Truth Of(bool isMatch) => isMatch ? Truth.Match : Truth.NoMatch;

    public static Truth Not(Truth truth) => truth switch
    {
        Truth.Match => Truth.NoMatch,
        Truth.NoMatch => Truth.Match,
        _ => truth,
    };

    public static ConditionOutcome Outcome(Truth truth) => truth switch
    {
        Truth.Match => ConditionOutcome.Match,
        Truth.NoMatch => ConditionOutcome.NoMatch,
        _ => ConditionOutcome.Unknown,
    };
}
