namespace CodeCommitEvents.DynamoDB;

/// <summary>The attributes of the table's items. Times are UTC ticks (100 ns since the year 1), so that nothing is rounded.</summary>
internal static class ClaimAttributes
{
    /// <summary>The partition key, a string: <see cref="ClaimPrefix"/> and the key of the claim, or <see cref="GroupPrefix"/> and the name of the group.</summary>
    public const string Key = "Key";

    /// <summary>When DynamoDB may delete the item, in seconds since 1970: the time-to-live attribute of the table.</summary>
    public const string ExpiresAt = "ExpiresAt";

    /// <summary>Identifies the holder of a claim.</summary>
    public const string Holder = "Holder";

    /// <summary>When a claim was first acquired.</summary>
    public const string FirstAcquired = "FirstAcquired";

    /// <summary>When the lease of a claim ends.</summary>
    public const string LeaseEnd = "LeaseEnd";

    /// <summary>The build of a completed claim, or the newest build of a group: a map.</summary>
    public const string Build = "Build";

    /// <summary>The time of the change that the newest build of a group is for.</summary>
    public const string EventTime = "EventTime";

    /// <summary>The build of a group before the newest one: a map, or null if there was none.</summary>
    public const string PreviousBuild = "PreviousBuild";

    /// <summary>A member of the map of a build.</summary>
    public const string BuildId = "BuildId";

    /// <inheritdoc cref="BuildId"/>
    public const string IsBatch = "IsBatch";

    /// <inheritdoc cref="BuildId"/>
    public const string Account = "Account";

    /// <inheritdoc cref="BuildId"/>
    public const string Region = "Region";

    /// <inheritdoc cref="BuildId"/>
    public const string ConsoleUrl = "ConsoleUrl";

    /// <summary>The prefix of the keys of claims, which keeps them apart from those of groups.</summary>
    public const string ClaimPrefix = "claim#";

    /// <summary>The prefix of the keys of groups.</summary>
    public const string GroupPrefix = "group#";
}
