using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace CodeCommitEvents.DynamoDB;

/// <summary>
/// Creates requests for DynamoDB's API. Each request is one conditional write. Expressions contain placeholders (<c>#Name</c>)
/// instead of attribute names, because DynamoDB reserves many words.
/// </summary>
internal sealed class ClaimRequests(string tableName, TimeSpan lease, TimeSpan retention)
{
    private const string IsHolder = "#Holder = :holder AND attribute_not_exists(#Build)";

    /// <summary>The end of the lease of a claim that is acquired now.</summary>
    public DateTimeOffset LeaseEnd(DateTimeOffset now) => now + lease;

    /// <summary>
    /// Acquires a claim that is neither held nor completed. The response contains the item before the write. If the condition
    /// fails, the exception contains the item.
    /// </summary>
    public UpdateItemRequest Acquire(string key, string holder, DateTimeOffset now) => new()
    {
        TableName = tableName,
        Key = CreateKey(ClaimAttributes.ClaimPrefix, key),
        ConditionExpression = "attribute_not_exists(#Build) AND (attribute_not_exists(#LeaseEnd) OR #LeaseEnd <= :now)",
        UpdateExpression = "SET #Holder = :holder, #LeaseEnd = :leaseEnd, #FirstAcquired = if_not_exists(#FirstAcquired, :now), #ExpiresAt = :expiresAt",
        ExpressionAttributeNames = Names(
            ClaimAttributes.Build, ClaimAttributes.Holder, ClaimAttributes.LeaseEnd, ClaimAttributes.FirstAcquired, ClaimAttributes.ExpiresAt),
        ExpressionAttributeValues = new(StringComparer.Ordinal)
        {
            [":holder"] = ClaimItem.Text(holder),
            [":now"] = ClaimItem.Time(now),
            [":leaseEnd"] = ClaimItem.Time(LeaseEnd(now)),
            [":expiresAt"] = ExpiresAt(now),
        },
        ReturnValues = ReturnValue.ALL_OLD,
        ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
    };

    /// <summary>Stores the build of a claim.</summary>
    public UpdateItemRequest Complete(string key, string holder, StartedBuild build) => new()
    {
        TableName = tableName,
        Key = CreateKey(ClaimAttributes.ClaimPrefix, key),
        ConditionExpression = IsHolder,
        UpdateExpression = "SET #Build = :build",
        ExpressionAttributeNames = Names(ClaimAttributes.Holder, ClaimAttributes.Build),
        ExpressionAttributeValues = new(StringComparer.Ordinal) { [":holder"] = ClaimItem.Text(holder), [":build"] = ClaimItem.Map(build) },
    };

    /// <summary>Deletes a claim.</summary>
    public DeleteItemRequest Delete(string key, string holder) => new()
    {
        TableName = tableName,
        Key = CreateKey(ClaimAttributes.ClaimPrefix, key),
        ConditionExpression = IsHolder,
        ExpressionAttributeNames = Names(ClaimAttributes.Holder, ClaimAttributes.Build),
        ExpressionAttributeValues = new(StringComparer.Ordinal) { [":holder"] = ClaimItem.Text(holder) },
    };

    /// <summary>Ends the lease of a claim.</summary>
    public UpdateItemRequest EndLease(string key, string holder, DateTimeOffset now) => new()
    {
        TableName = tableName,
        Key = CreateKey(ClaimAttributes.ClaimPrefix, key),
        ConditionExpression = IsHolder,
        UpdateExpression = "SET #LeaseEnd = :now",
        ExpressionAttributeNames = Names(ClaimAttributes.Holder, ClaimAttributes.Build, ClaimAttributes.LeaseEnd),
        ExpressionAttributeValues = new(StringComparer.Ordinal) { [":holder"] = ClaimItem.Text(holder), [":now"] = ClaimItem.Time(now) },
    };

    /// <summary>
    /// Makes a build the newest build of its group. The condition fails if the change of the build is older than the change of the
    /// newest build, or if the build already is the newest or the previous build. The response contains the item before the write.
    /// If the condition fails, the exception contains the item.
    /// </summary>
    public UpdateItemRequest Supersede(string group, DateTimeOffset eventTime, StartedBuild build, DateTimeOffset now) => new()
    {
        TableName = tableName,
        Key = CreateKey(ClaimAttributes.GroupPrefix, group),
        ConditionExpression = "attribute_not_exists(#EventTime) OR (#EventTime <= :eventTime AND #Build.#BuildId <> :buildId"
            + " AND (attribute_not_exists(#PreviousBuild.#BuildId) OR #PreviousBuild.#BuildId <> :buildId))",
        UpdateExpression = "SET #PreviousBuild = if_not_exists(#Build, :none), #Build = :build, #EventTime = :eventTime, #ExpiresAt = :expiresAt",
        ExpressionAttributeNames = Names(
            ClaimAttributes.EventTime, ClaimAttributes.Build, ClaimAttributes.BuildId, ClaimAttributes.PreviousBuild, ClaimAttributes.ExpiresAt),
        ExpressionAttributeValues = new(StringComparer.Ordinal)
        {
            [":eventTime"] = ClaimItem.Time(eventTime),
            [":buildId"] = ClaimItem.Text(build.BuildId),
            [":build"] = ClaimItem.Map(build),
            [":none"] = new() { NULL = true },
            [":expiresAt"] = ExpiresAt(now),
        },
        ReturnValues = ReturnValue.ALL_OLD,
        ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
    };

    private static Dictionary<string, AttributeValue> CreateKey(string prefix, string name) => new(StringComparer.Ordinal) { [ClaimAttributes.Key] = ClaimItem.Text($"{prefix}{name}") };

    private static Dictionary<string, string> Names(params string[] attributes) => attributes.ToDictionary(name => $"#{name}", StringComparer.Ordinal);

    private AttributeValue ExpiresAt(DateTimeOffset now) => ClaimItem.Number((now + retention).ToUnixTimeSeconds() + 1);
}
