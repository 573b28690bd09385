using CodeCommitEvents.Building;

namespace CodeCommitEvents.DynamoDB;

/// <summary>Where <see cref="DynamoDBBuildClaimStore"/> keeps claims, and for how long. They are read once, when it is made.</summary>
public sealed class DynamoDBBuildClaimStoreOptions
{
    /// <summary>The table: its name, or its ARN where it is in another account. It is needed.</summary>
    public string? TableName { get; set; }

    /// <summary>
    /// How long a claim is held: after that, whoever wants it takes it over. Default: two minutes. It has to be shorter than
    /// the five minutes for which CodeBuild remembers an idempotency token.
    /// </summary>
    public TimeSpan Lease { get; set; } = InMemoryBuildClaimStore.DefaultLease;

    /// <summary>
    /// How long claims and groups are remembered, at least: after that, DynamoDB deletes them by their time to live. Default:
    /// 30 days, because SNS delivers for up to 23. At least a day, and at most ten years.
    /// </summary>
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(30);

    /// <summary>What in a configuration could not be read.</summary>
    internal IList<string> Unreadable { get; } = [];
}
