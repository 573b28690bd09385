using CodeCommitEvents.Building;

namespace CodeCommitEvents.DynamoDB;

/// <summary>Settings of <see cref="DynamoDBBuildClaimStore"/>, which copies them when it is created: later changes have no effect.</summary>
public sealed class DynamoDBBuildClaimStoreOptions
{
    /// <summary>The name of the table, or its ARN if it is in another account. Required.</summary>
    public string? TableName { get; set; }

    /// <summary>
    /// How long a claim is held. After that, another process can acquire it. It must be less than the five minutes for which
    /// CodeBuild remembers an idempotency token. Default: two minutes.
    /// </summary>
    public TimeSpan Lease { get; set; } = InMemoryBuildClaimStore.DefaultLease;

    /// <summary>
    /// How long claims and groups are kept at least, from one day to 3,650 days. After that, DynamoDB deletes them by their time
    /// to live. Default: 30 days, because SNS retries deliveries for up to 23 days.
    /// </summary>
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(30);

    /// <summary>The clock. Default: null, which means <see cref="System.TimeProvider.System"/>.</summary>
    public TimeProvider? TimeProvider { get; set; }

    /// <summary>A copy, so that later changes of these options have no effect.</summary>
    internal DynamoDBBuildClaimStoreOptions Copy() => (DynamoDBBuildClaimStoreOptions)MemberwiseClone();
}
