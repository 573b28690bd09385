namespace CodeCommitEvents.Building;

/// <summary>The claim for a build or a notification. An <see cref="IBuildClaimStore"/> creates it.</summary>
public sealed record BuildClaim
{
    /// <summary>The key of the claim.</summary>
    public required string Key { get; init; }

    /// <summary>Whether the claim was acquired, is held by another process, or is completed.</summary>
    public required BuildClaimState State { get; init; }

    /// <summary>The id of the holder, which the store assigns. Null if the claim was not acquired.</summary>
    public string? Holder { get; init; }

    /// <summary>
    /// When the claim was acquired for the first time. For <see cref="BuildClaimState.AcquiredExpired"/>, the build may have been
    /// started at any time since then. Null if the store does not know.
    /// </summary>
    public DateTimeOffset? FirstAcquired { get; init; }

    /// <summary>
    /// When the lease of the holder ends. The holder must not start the build after this time. If another process holds the claim, when its
    /// lease ends. Null if the claim is completed or has no lease, or if the store does not know.
    /// </summary>
    public DateTimeOffset? LeaseEnd { get; init; }

    /// <summary>The name of the rule that requested the build. Null if there is no rule, or if the store does not know.</summary>
    public string? RuleName { get; init; }

    /// <summary>The name of the project. Null for the claim of a notification, and if the store does not know.</summary>
    public string? ProjectName { get; init; }

    /// <summary>The name of the channel, for the claim of a notification. Null for the claim of a build, and if the store does not know.</summary>
    public string? ChannelName { get; init; }

    /// <summary>The change on one line: <see cref="BuildClaimRequest.Change"/>. Null if the store does not know.</summary>
    public string? Change { get; init; }

    /// <summary>
    /// Whether an earlier claim for the same key was forgotten (<see cref="IBuildClaimStore.ForgetAsync"/>). If so, the build has another
    /// idempotency token than the build of the earlier claim. Default: false.
    /// </summary>
    public bool WasForgotten { get; init; }

    /// <summary>The build that was started; for the claim of a notification, a build whose id is the id of the sent message. Null if the claim is not completed.</summary>
    public StartedBuild? Build { get; init; }

    /// <summary>Whether the claim was acquired. If so, the caller must start the build.</summary>
    public bool IsAcquired => State is BuildClaimState.Acquired or BuildClaimState.AcquiredExpired;
}
