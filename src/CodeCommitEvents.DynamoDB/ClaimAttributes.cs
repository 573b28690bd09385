namespace CodeCommitEvents.DynamoDB;

/// <summary>The attributes of the table's items. Moments are UTC ticks, of 100 ns since the year 1, so that nothing is rounded.</summary>
internal static class ClaimAttributes
{
    /// <summary>The partition key, a string: <see cref="ClaimPrefix"/> or <see cref="GroupPrefix"/>, and what the claim or group is called.</summary>
    public const string Key = "Key";

    /// <summary>When DynamoDB may delete the item, in seconds since 1970: the attribute of the table's time to live.</summary>
    public const string ExpiresAt = "ExpiresAt";

    /// <summary>What tells the holder of a claim from any other.</summary>
    public const string Holder = "Holder";

    /// <summary>When a claim was first taken.</summary>
    public const string FirstAcquired = "FirstAcquired";

    /// <summary>When a claim may be taken over.</summary>
    public const string LeaseEnd = "LeaseEnd";

    /// <summary>The build that came of a claim, or the newest one of a group: a map.</summary>
    public const string Build = "Build";

    /// <summary>The moment of the change that the newest build of a group is for.</summary>
    public const string Moment = "Moment";

    /// <summary>The build of a group before the newest one: a map, or null where there was none.</summary>
    public const string Before = "Before";

    /// <summary>In the map of a build.</summary>
    public const string BuildId = "BuildId";

    /// <inheritdoc cref="BuildId"/>
    public const string IsBatch = "IsBatch";

    /// <inheritdoc cref="BuildId"/>
    public const string Account = "Account";

    /// <inheritdoc cref="BuildId"/>
    public const string Region = "Region";

    /// <inheritdoc cref="BuildId"/>
    public const string ConsoleUrl = "ConsoleUrl";

    /// <summary>Before the key of a claim, so that no group has the same.</summary>
    public const string ClaimPrefix = "claim#";

    /// <summary>Before the name of a group, so that no claim has the same.</summary>
    public const string GroupPrefix = "group#";
}
