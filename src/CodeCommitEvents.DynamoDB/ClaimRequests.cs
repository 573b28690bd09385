using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace CodeCommitEvents.DynamoDB;

/// <summary>The requests of DynamoDB's API: each is one conditional write. Every name stands behind a <c>#</c>, for many words are reserved.</summary>
internal sealed class ClaimRequests(string tableName, TimeSpan lease, TimeSpan retention)
{
    private const string IsHeld = "#Holder = :holder AND attribute_not_exists(#Build)";

    /// <summary>When a claim that is taken now may be taken over.</summary>
    public DateTimeOffset LeaseEnd(DateTimeOffset now) => now + lease;

    /// <summary>Takes a claim that nobody holds and of which nothing came. The answer has the item as it was before, either way.</summary>
    public UpdateItemRequest Take(string key, string holder, DateTimeOffset now) => new()
    {
        TableName = tableName,
        Key = KeyOf(ClaimAttributes.ClaimPrefix, key),
        ConditionExpression = "attribute_not_exists(#Build) AND (attribute_not_exists(#LeaseEnd) OR #LeaseEnd <= :now)",
        UpdateExpression = "SET #Holder = :holder, #LeaseEnd = :leaseEnd, #FirstAcquired = if_not_exists(#FirstAcquired, :now), #ExpiresAt = :expiresAt",
        ExpressionAttributeNames = Names(
            ClaimAttributes.Build, ClaimAttributes.Holder, ClaimAttributes.LeaseEnd, ClaimAttributes.FirstAcquired, ClaimAttributes.ExpiresAt),
        ExpressionAttributeValues = new(StringComparer.Ordinal)
        {
            [":holder"] = ClaimItem.Text(holder),
            [":now"] = ClaimItem.Moment(now),
            [":leaseEnd"] = ClaimItem.Moment(LeaseEnd(now)),
            [":expiresAt"] = ExpiresAt(now),
        },
        ReturnValues = ReturnValue.ALL_OLD,
        ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
    };

    /// <summary>Keeps what came of a claim that is held.</summary>
    public UpdateItemRequest Complete(string key, string holder, StartedBuild build) => new()
    {
        TableName = tableName,
        Key = KeyOf(ClaimAttributes.ClaimPrefix, key),
        ConditionExpression = IsHeld,
        UpdateExpression = "SET #Build = :build",
        ExpressionAttributeNames = Names(ClaimAttributes.Holder, ClaimAttributes.Build),
        ExpressionAttributeValues = new(StringComparer.Ordinal) { [":holder"] = ClaimItem.Text(holder), [":build"] = ClaimItem.Map(build) },
    };

    /// <summary>Forgets a claim that is held.</summary>
    public DeleteItemRequest Forget(string key, string holder) => new()
    {
        TableName = tableName,
        Key = KeyOf(ClaimAttributes.ClaimPrefix, key),
        ConditionExpression = IsHeld,
        ExpressionAttributeNames = Names(ClaimAttributes.Holder, ClaimAttributes.Build),
        ExpressionAttributeValues = new(StringComparer.Ordinal) { [":holder"] = ClaimItem.Text(holder) },
    };

    /// <summary>Ends the lease of a claim that is held.</summary>
    public UpdateItemRequest EndLease(string key, string holder, DateTimeOffset now) => new()
    {
        TableName = tableName,
        Key = KeyOf(ClaimAttributes.ClaimPrefix, key),
        ConditionExpression = IsHeld,
        UpdateExpression = "SET #LeaseEnd = :now",
        ExpressionAttributeNames = Names(ClaimAttributes.Holder, ClaimAttributes.Build, ClaimAttributes.LeaseEnd),
        ExpressionAttributeValues = new(StringComparer.Ordinal) { [":holder"] = ClaimItem.Text(holder), [":now"] = ClaimItem.Moment(now) },
    };

    /// <summary>
    /// Makes a build the newest one of its group, unless it is of an older change, or has been the newest one already. The
    /// answer has the item as it was before, either way.
    /// </summary>
    public UpdateItemRequest Supersede(string group, DateTimeOffset moment, StartedBuild build, DateTimeOffset now) => new()
    {
        TableName = tableName,
        Key = KeyOf(ClaimAttributes.GroupPrefix, group),
        ConditionExpression = "attribute_not_exists(#Moment) OR (#Moment <= :moment AND #Build.#BuildId <> :buildId"
            + " AND (attribute_not_exists(#Before.#BuildId) OR #Before.#BuildId <> :buildId))",
        UpdateExpression = "SET #Before = if_not_exists(#Build, :none), #Build = :build, #Moment = :moment, #ExpiresAt = :expiresAt",
        ExpressionAttributeNames = Names(
            ClaimAttributes.Moment, ClaimAttributes.Build, ClaimAttributes.BuildId, ClaimAttributes.Before, ClaimAttributes.ExpiresAt),
        ExpressionAttributeValues = new(StringComparer.Ordinal)
        {
            [":moment"] = ClaimItem.Moment(moment),
            [":buildId"] = ClaimItem.Text(build.BuildId),
            [":build"] = ClaimItem.Map(build),
            [":none"] = new() { NULL = true },
            [":expiresAt"] = ExpiresAt(now),
        },
        ReturnValues = ReturnValue.ALL_OLD,
        ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
    };

    private static Dictionary<string, AttributeValue> KeyOf(string prefix, string name) => new(StringComparer.Ordinal) { [ClaimAttributes.Key] = ClaimItem.Text($"{prefix}{name}") };

    private static Dictionary<string, string> Names(params string[] attributes) => attributes.ToDictionary(name => $"#{name}", StringComparer.Ordinal);

    private AttributeValue ExpiresAt(DateTimeOffset now) => ClaimItem.Number((now + retention).ToUnixTimeSeconds() + 1);
}
