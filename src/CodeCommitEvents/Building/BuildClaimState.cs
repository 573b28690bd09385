namespace CodeCommitEvents.Building;

/// <summary>How it went with a claim.</summary>
public enum BuildClaimState
{
    /// <summary>It is yours: nobody had it before.</summary>
    Acquired,

    /// <summary>It is yours: whoever had it let its lease end or could not tell what came of it, and may have started the build.</summary>
    AcquiredExpired,

    /// <summary>Somebody else has it now, and has not said yet what came of it.</summary>
    InProgress,

    /// <summary>The build was started.</summary>
    Completed,
}
