using System.Text.Json.Serialization;

namespace CodeCommitEvents.Benchmarks.Parsing.Pocos;

/// <summary>A record of a <see cref="TriggerEvent"/>. The time is a string, because System.Text.Json cannot read an offset without a colon.</summary>
internal sealed class TriggerRecord
{
    [JsonPropertyName("awsRegion")]
    public string? AwsRegion { get; set; }

    [JsonPropertyName("codecommit")]
    public TriggerCodeCommit? CodeCommit { get; set; }

    [JsonPropertyName("customData")]
    public string? CustomData { get; set; }

    [JsonPropertyName("eventId")]
    public string? EventId { get; set; }

    [JsonPropertyName("eventName")]
    public string? EventName { get; set; }

    [JsonPropertyName("eventPartNumber")]
    public int? EventPartNumber { get; set; }

    [JsonPropertyName("eventSource")]
    public string? EventSource { get; set; }

    [JsonPropertyName("eventSourceARN")]
    public string? EventSourceArn { get; set; }

    [JsonPropertyName("eventTime")]
    public string? EventTime { get; set; }

    [JsonPropertyName("eventTotalParts")]
    public int? EventTotalParts { get; set; }

    [JsonPropertyName("eventTriggerConfigId")]
    public string? EventTriggerConfigId { get; set; }

    [JsonPropertyName("eventTriggerName")]
    public string? EventTriggerName { get; set; }

    [JsonPropertyName("eventVersion")]
    public string? EventVersion { get; set; }

    [JsonPropertyName("userIdentityARN")]
    public string? UserIdentityArn { get; set; }
}
