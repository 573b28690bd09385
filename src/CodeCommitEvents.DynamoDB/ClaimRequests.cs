using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using CodeCommitEvents.Building;

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

    /// <summary>A short-lived claim that was first acquired at this time or before is forgotten. Null for other claims.</summary>
    public DateTimeOffset? OldestShortLived(BuildClaimRequest request, DateTimeOffset now) => request.IsShortLived ? now - lease : null;

    /// <summary>
    /// Acquires a claim that is neither held nor completed. The response contains the item before the write. If the condition
    /// fails, the exception contains the item.
    /// </summary>
    public UpdateItemRequest Acquire(BuildClaimRequest request, string holder, DateTimeOffset now) => Acquire(
        request,
        holder,
        now,
        "attribute_not_exists(#Build) AND (attribute_not_exists(#LeaseEnd) OR #LeaseEnd <= :now)",
        "#FirstAcquired = if_not_exists(#FirstAcquired, :now)",
        "");

    /// <summary>Acquires a short-lived claim that does not exist, or that was first acquired more than a lease ago.</summary>
    public UpdateItemRequest AcquireNew(BuildClaimRequest request, string holder, DateTimeOffset now)
    {
        var acquire = Acquire(
            request,
            holder,
            now,
            "attribute_not_exists(#FirstAcquired) OR #FirstAcquired <= :oldest",
            "#FirstAcquired = :now",
            " REMOVE #Build");
        acquire.ExpressionAttributeValues.Add(":oldest", ClaimItem.Time(now - lease));
        return acquire;
    }

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

    /// <summary>
    /// Removes a claim, but keeps its item, which says that it was forgotten. The condition fails if there is no claim; with a holder, also
    /// if the claim is completed or has another holder.
    /// </summary>
    public UpdateItemRequest Forget(string key, string? holder = null)
    {
        var forget = new UpdateItemRequest
        {
            TableName = tableName,
            Key = CreateKey(ClaimAttributes.ClaimPrefix, key),
            ConditionExpression = holder is null ? "attribute_exists(#FirstAcquired)" : IsHolder,
            UpdateExpression = "SET #WasForgotten = :true REMOVE #Build, #Holder, #LeaseEnd, #FirstAcquired",
            ExpressionAttributeNames = Names(
                ClaimAttributes.WasForgotten, ClaimAttributes.Build, ClaimAttributes.Holder, ClaimAttributes.LeaseEnd, ClaimAttributes.FirstAcquired),
            ExpressionAttributeValues = new(StringComparer.Ordinal) { [":true"] = new() { BOOL = true } },
        };
        if (holder is not null)
        {
            forget.ExpressionAttributeValues.Add(":holder", ClaimItem.Text(holder));
        }

        return forget;
    }

    /// <summary>Reads a claim.</summary>
    public GetItemRequest Get(string key) => new()
    {
        TableName = tableName,
        Key = CreateKey(ClaimAttributes.ClaimPrefix, key),
        ConsistentRead = true,
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
    public UpdateItemRequest Supersede(string group, ChangeMoment change, StartedBuild build, DateTimeOffset now) => new()
    {
        TableName = tableName,
        Key = CreateKey(ClaimAttributes.GroupPrefix, group),
        ConditionExpression = $"attribute_not_exists(#EventTime) OR (({IsLater(change)}) AND #Build.#BuildId <> :buildId"
            + " AND (attribute_not_exists(#PreviousBuild.#BuildId) OR #PreviousBuild.#BuildId <> :buildId))",
        UpdateExpression = "SET #PreviousBuild = if_not_exists(#Build, :none), #Build = :build, #EventTime = :eventTime, #OldCommitId = :oldCommitId,"
            + " #CommitId = :commitId, #ExpiresAt = :expiresAt",
        ExpressionAttributeNames = Names(
            ClaimAttributes.EventTime,
            ClaimAttributes.OldCommitId,
            ClaimAttributes.CommitId,
            ClaimAttributes.Build,
            ClaimAttributes.BuildId,
            ClaimAttributes.PreviousBuild,
            ClaimAttributes.ExpiresAt),
        ExpressionAttributeValues = new(StringComparer.Ordinal)
        {
            [":eventTime"] = ClaimItem.Time(change.Time),
            [":oldCommitId"] = ClaimItem.TextOrNull(change.OldCommitId),
            [":commitId"] = ClaimItem.TextOrNull(change.CommitId),
            [":buildId"] = ClaimItem.Text(build.BuildId),
            [":build"] = ClaimItem.Map(build),
            [":none"] = new() { NULL = true },
            [":expiresAt"] = ExpiresAt(now, retention),
        },
        ReturnValues = ReturnValue.ALL_OLD,
        ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
    };

    /// <summary>The condition under which a change is later than the change of the newest build: <see cref="ChangeMoment.IsAfter"/> as an expression.</summary>
    private static string IsLater(ChangeMoment change) => change.OldCommitId is not { Length: > 0 } ? "#EventTime < :eventTime"
        : change.CommitId is not { Length: > 0 } ? "#EventTime < :eventTime OR (#EventTime = :eventTime AND #CommitId = :oldCommitId)"
        : "#EventTime < :eventTime OR (#EventTime = :eventTime AND #CommitId = :oldCommitId AND #OldCommitId <> :commitId)";

    private UpdateItemRequest Acquire(BuildClaimRequest request, string holder, DateTimeOffset now, string condition, string firstAcquired, string remove)
    {
        return new()
        {
            TableName = tableName,
            Key = CreateKey(ClaimAttributes.ClaimPrefix, request.Key),
            ConditionExpression = condition,
            UpdateExpression = "SET #Holder = :holder, #LeaseEnd = :leaseEnd, #Rule = :rule, #Project = :project, #Channel = :channel, #Change = :change,"
                + $" #ExpiresAt = :expiresAt, {firstAcquired}{remove}",
            ExpressionAttributeNames = Names(
                ClaimAttributes.Build,
                ClaimAttributes.Holder,
                ClaimAttributes.LeaseEnd,
                ClaimAttributes.Rule,
                ClaimAttributes.Project,
                ClaimAttributes.Channel,
                ClaimAttributes.Change,
                ClaimAttributes.FirstAcquired,
                ClaimAttributes.ExpiresAt),
            ExpressionAttributeValues = new(StringComparer.Ordinal)
            {
                [":holder"] = ClaimItem.Text(holder),
                [":now"] = ClaimItem.Time(now),
                [":leaseEnd"] = ClaimItem.Time(LeaseEnd(now)),
                [":rule"] = ClaimItem.TextOrNull(request.RuleName),
                [":project"] = ClaimItem.TextOrNull(request.ProjectName),
                [":channel"] = ClaimItem.TextOrNull(request.ChannelName),
                [":change"] = ClaimItem.TextOrNull(request.Change),
                [":expiresAt"] = ExpiresAt(now, request.IsShortLived ? lease : retention),
            },
            ReturnValues = ReturnValue.ALL_OLD,
            ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
        };
    }

    private static Dictionary<string, AttributeValue> CreateKey(string prefix, string name) => new(StringComparer.Ordinal) { [ClaimAttributes.Key] = ClaimItem.Text($"{prefix}{name}") };

    private static Dictionary<string, string> Names(params string[] attributes) => attributes.ToDictionary(name => $"#{name}", StringComparer.Ordinal);

    private static AttributeValue ExpiresAt(DateTimeOffset now, TimeSpan lifetime) => ClaimItem.Number((now + lifetime).ToUnixTimeSeconds() + 1);
}
