using CodeCommitEvents.Building;

namespace CodeCommitEvents.DynamoDB;

/// <summary>Settings of <see cref="DynamoDBBuildClaimStore"/>. The store copies them when it is created, so that later changes have no effect.</summary>
public sealed class DynamoDBBuildClaimStoreOptions
{
    /// <summary>The name of the table, or its ARN if it is in another account. Required.</summary>
    public string? TableName { get; set; }

    /// <summary>
    /// How long a claim is held. After this time, another process can acquire the claim. The value must be less than five minutes,
    /// the time for which CodeBuild remembers an idempotency token. Default: two minutes.
    /// </summary>
    public TimeSpan Lease { get; set; } = InMemoryBuildClaimStore.DefaultLease;

    /// <summary>
    /// The minimum time for which the items of claims and of groups of builds are kept, from one day to 3,650 days. After this time,
    /// DynamoDB deletes the items automatically. Default: 30 days, because SNS retries deliveries for up to 23 days.
    /// </summary>
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(30);

    /// <summary>The clock. Default: null, which means <see cref="System.TimeProvider.System"/>.</summary>
    public TimeProvider? TimeProvider { get; set; }

    /// <summary>Returns a copy, so that later changes of these options have no effect.</summary>
    internal DynamoDBBuildClaimStoreOptions Copy() => (DynamoDBBuildClaimStoreOptions)MemberwiseClone();
}
