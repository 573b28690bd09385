namespace CodeCommitEvents.Shared.Aws.Clients;

/// <summary>Converts the times in responses of the SDK.</summary>
internal static class SdkTime
{
    /// <summary>Returns a time in UTC. Null if the response contains none.</summary>
    public static DateTimeOffset? Of(DateTime? time) => time is { } known ? new DateTimeOffset(known.ToUniversalTime()) : null;
}
