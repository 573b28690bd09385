using System.Globalization;
using Amazon.DynamoDBv2.Model;
using CodeCommitEvents.Building;

namespace CodeCommitEvents.DynamoDB;

/// <summary>An item of the table, read from a response. A property is null if its attribute is missing or does not have the expected type.</summary>
internal sealed class ClaimItem(Dictionary<string, AttributeValue>? attributes)
{
    /// <summary>Whether the item exists.</summary>
    public bool Exists => attributes is { Count: > 0 };

    public string? Holder => Value(ClaimAttributes.Holder)?.S;

    public DateTimeOffset? FirstAcquired => ReadTime(ClaimAttributes.FirstAcquired);

    public DateTimeOffset? LeaseEnd => ReadTime(ClaimAttributes.LeaseEnd);

    public bool WasForgotten => Value(ClaimAttributes.WasForgotten)?.BOOL ?? false;

    /// <summary>When the change of the newest build of a group happened. Null if the time is unknown.</summary>
    public ChangeMoment? Moment => ReadTime(ClaimAttributes.EventTime) is not { } time ? null : new()
    {
        Time = time,
        OldCommitId = Value(ClaimAttributes.OldCommitId)?.S,
        CommitId = Value(ClaimAttributes.CommitId)?.S,
    };

    public bool IsCompleted => Value(ClaimAttributes.Build) is not null;

    public StartedBuild? Build => ReadBuild(Value(ClaimAttributes.Build)?.M);

    public StartedBuild? PreviousBuild => ReadBuild(Value(ClaimAttributes.PreviousBuild)?.M);

    public static AttributeValue Text(string text) => new() { S = text };

    public static AttributeValue TextOrNull(string? text) => text is null ? new() { NULL = true } : Text(text);

    public static AttributeValue Number(long number) => new() { N = number.ToString(CultureInfo.InvariantCulture) };

    public static AttributeValue Time(DateTimeOffset time) => Number(time.UtcTicks);

    /// <summary>Returns the claim, as a process sees it that does not hold the claim.</summary>
    public BuildClaim ToClaim(string key) => new()
    {
        Key = key,
        State = IsCompleted ? BuildClaimState.Completed : BuildClaimState.InProgress,
        RuleName = Value(ClaimAttributes.Rule)?.S,
        ProjectName = Value(ClaimAttributes.Project)?.S,
        ChannelName = Value(ClaimAttributes.Channel)?.S,
        Change = Value(ClaimAttributes.Change)?.S,
        FirstAcquired = FirstAcquired,
        LeaseEnd = IsCompleted ? null : LeaseEnd,
        WasForgotten = WasForgotten,
        Build = Build,
    };

    /// <summary>Returns the map that describes a build. Properties that are null are not stored.</summary>
    public static AttributeValue Map(StartedBuild build)
    {
        var map = new Dictionary<string, AttributeValue>(StringComparer.Ordinal)
        {
            [ClaimAttributes.BuildId] = Text(build.BuildId),
            [ClaimAttributes.IsBatch] = new() { BOOL = build.IsBatch },
        };
        Add(ClaimAttributes.Account, build.Account);
        Add(ClaimAttributes.Region, build.Region);
        Add(ClaimAttributes.ConsoleUrl, build.ConsoleUrl?.OriginalString);
        return new() { M = map };

        void Add(string name, string? text)
        {
            if (text is not null)
            {
                map.Add(name, Text(text));
            }
        }
    }

    private static StartedBuild? ReadBuild(Dictionary<string, AttributeValue>? map) =>
        map?.GetValueOrDefault(ClaimAttributes.BuildId)?.S is not { } id ? null : new()
        {
            BuildId = id,
            IsBatch = map.GetValueOrDefault(ClaimAttributes.IsBatch)?.BOOL ?? false,
            Account = map.GetValueOrDefault(ClaimAttributes.Account)?.S,
            Region = map.GetValueOrDefault(ClaimAttributes.Region)?.S,
            ConsoleUrl = Uri.TryCreate(map.GetValueOrDefault(ClaimAttributes.ConsoleUrl)?.S, UriKind.RelativeOrAbsolute, out var url) ? url : null,
        };

    private DateTimeOffset? ReadTime(string name) =>
        long.TryParse(Value(name)?.N, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTimeOffset.MaxValue.Ticks
            ? new DateTimeOffset(ticks, TimeSpan.Zero)
            : null;

    private AttributeValue? Value(string name) => attributes?.GetValueOrDefault(name);
}
