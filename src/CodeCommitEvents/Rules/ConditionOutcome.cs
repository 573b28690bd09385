namespace CodeCommitEvents.Rules;

/// <summary>How a condition fared with an event.</summary>
public enum ConditionOutcome
{
    /// <summary>It was not looked at: another condition of the rule had failed.</summary>
    NotEvaluated,

    /// <summary>The event meets it.</summary>
    Match,

    /// <summary>The event does not meet it.</summary>
    NoMatch,
}
