namespace CodeCommitEvents;

/// <summary>What became of a build that a rule asked for.</summary>
public enum DispatchOutcome
{
    /// <summary>It was started.</summary>
    Started,

    /// <summary>It had been started before, for the same change: nothing was left to do.</summary>
    Duplicate,

    /// <summary>It was started and stopped: of the builds of its rule for the pull request or reference a newer one was there already.</summary>
    Superseded,

    /// <summary>It was not started, or nobody knows whether it was.</summary>
    Failed,
}
