namespace CodeCommitEvents.DynamoDB;

/// <summary>
/// The attribute names of the items in the table. Times other than <see cref="ExpiresAt"/> are stored as UTC ticks (units of 100 ns
/// since the year 1), so that they are not rounded.
/// </summary>
internal static class ClaimAttributes
{
    /// <summary>
    /// The partition key, a string. For a claim: <see cref="ClaimPrefix"/> and the key of the claim. For a group of builds:
    /// <see cref="GroupPrefix"/> and the name of the group.
    /// </summary>
    public const string Key = "Key";

    /// <summary>The time-to-live attribute of the table: the time after which DynamoDB may delete the item, in seconds since 1970.</summary>
    public const string ExpiresAt = "ExpiresAt";

    /// <summary>Identifies the holder of a claim.</summary>
    public const string Holder = "Holder";

    /// <summary>The time at which a claim was first acquired.</summary>
    public const string FirstAcquired = "FirstAcquired";

    /// <summary>The time at which the lease of a claim ends.</summary>
    public const string LeaseEnd = "LeaseEnd";

    /// <summary>The name of the rule that requested the build of a claim. Missing if there is no rule.</summary>
    public const string Rule = "Rule";

    /// <summary>The name of the project of a claim. The DynamoDB value NULL for the claim of a notification.</summary>
    public const string Project = "Project";

    /// <summary>The name of the channel of a claim. The DynamoDB value NULL for the claim of a build.</summary>
    public const string Channel = "Channel";

    /// <summary>The change of a claim, on one line.</summary>
    public const string Change = "Change";

    /// <summary>True if an earlier claim for the same key was forgotten. Missing otherwise.</summary>
    public const string WasForgotten = "WasForgotten";

    /// <summary>A map that describes the build of a completed claim, or the newest build of a group.</summary>
    public const string Build = "Build";

    /// <summary>The time of the change for which the newest build of a group was started.</summary>
    public const string EventTime = "EventTime";

    /// <summary>The commit before the change for which the newest build of a group was started. The DynamoDB value NULL if it is unknown.</summary>
    public const string OldCommitId = "OldCommitId";

    /// <summary>The commit after this change. The DynamoDB value NULL if it is unknown.</summary>
    public const string CommitId = "CommitId";

    /// <summary>A map that describes the build that the newest build of a group replaced. The DynamoDB value NULL if there was none.</summary>
    public const string PreviousBuild = "PreviousBuild";

    /// <summary>A key in the maps <see cref="Build"/> and <see cref="PreviousBuild"/>.</summary>
    public const string BuildId = "BuildId";

    /// <inheritdoc cref="BuildId"/>
    public const string IsBatch = "IsBatch";

    /// <inheritdoc cref="BuildId"/>
    public const string Account = "Account";

    /// <inheritdoc cref="BuildId"/>
    public const string Region = "Region";

    /// <inheritdoc cref="BuildId"/>
    public const string ConsoleUrl = "ConsoleUrl";

    /// <summary>The prefix of the keys of claims, which makes them different from the keys of groups.</summary>
    public const string ClaimPrefix = "claim#";

    /// <summary>The prefix of the keys of groups.</summary>
    public const string GroupPrefix = "group#";
}
