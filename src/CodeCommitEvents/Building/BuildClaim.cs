namespace CodeCommitEvents.Building;

/// <summary>The answer to who starts a build.</summary>
public sealed record BuildClaim
{
    /// <summary>The build's cause, rule and project.</summary>
    public required string Key { get; init; }

    /// <summary>Whether the claim is yours, somebody else's, or done with.</summary>
    public required BuildClaimState State { get; init; }

    /// <summary>What tells this holder from any other of the same claim. Null where the claim is not yours.</summary>
    public string? Holder { get; init; }

    /// <summary>When the claim was first taken: with a takeover, when an earlier holder may have started the build.</summary>
    public DateTimeOffset? FirstAcquired { get; init; }

    /// <summary>When the next one may take the claim over: until then you start the build, or give up. Null where the claim is not yours.</summary>
    public DateTimeOffset? LeaseEnd { get; init; }

    /// <summary>The build that came of it. Null unless it is completed.</summary>
    public StartedBuild? Build { get; init; }

    /// <summary>Whether the claim is yours, so that you start the build.</summary>
    public bool IsYours => State is BuildClaimState.Acquired or BuildClaimState.AcquiredExpired;
}
