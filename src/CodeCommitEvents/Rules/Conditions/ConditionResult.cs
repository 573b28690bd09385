namespace CodeCommitEvents.Rules;

/// <summary>
/// What a condition says of an event, in an order of which "all of" takes the lowest and "any of" the highest. What is
/// unknown stays unknown when it is turned round: not to know who acted never opens a door.
/// </summary>
internal enum ConditionResult : byte
{
    /// <summary>The event does not meet it.</summary>
    NoMatch,

    /// <summary>Something is unknown that nobody can be asked for, as who acted: the rule does not match.</summary>
    Indeterminate,

    /// <summary>A fact is unknown that a source may know, as the changed files: the set of rules says what that means.</summary>
    FactMissing,

    /// <summary>The event meets it.</summary>
    Match,
}
