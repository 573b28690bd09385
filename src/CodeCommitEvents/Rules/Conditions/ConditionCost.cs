namespace CodeCommitEvents.Rules;

/// <summary>What it costs to look at a condition. A rule asks the cheap ones first.</summary>
internal enum ConditionCost
{
    /// <summary>It compares what the event has.</summary>
    Cheap,

    /// <summary>It runs code of the user's, which may throw.</summary>
    Predicate,

    /// <summary>It needs a fact that may have to be fetched.</summary>
    Fact,
}
