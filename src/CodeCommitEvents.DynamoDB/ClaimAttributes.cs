namespace CodeCommitEvents.DynamoDB;

/// <summary>
/// The names of the attributes of the table's items. Times are stored in UTC ticks (100 ns since the year 1), so that they are not
/// rounded.
/// </summary>
internal static class ClaimAttributes
{
    /// <summary>The partition key, a string: <see cref="ClaimPrefix"/> and the key of the claim, or <see cref="GroupPrefix"/> and the name of the group.</summary>
    public const string Key = "Key";

    /// <summary>The time-to-live attribute of the table: the time after which DynamoDB may delete the item, in seconds since 1970.</summary>
    public const string ExpiresAt = "ExpiresAt";

    /// <summary>Identifies the holder of a claim.</summary>
    public const string Holder = "Holder";

    /// <summary>When a claim was first acquired.</summary>
    public const string FirstAcquired = "FirstAcquired";

    /// <summary>When the lease of a claim ends.</summary>
    public const string LeaseEnd = "LeaseEnd";

    /// <summary>A map with the build of a completed claim, or with the newest build of a group.</summary>
    public const string Build = "Build";

    /// <summary>The time of the change for which the newest build of a group was started.</summary>
    public const string EventTime = "EventTime";

    /// <summary>A map with the previous build of a group, which the newest build replaced. NULL if there was none.</summary>
    public const string PreviousBuild = "PreviousBuild";

    /// <summary>A key in the map of a build.</summary>
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
