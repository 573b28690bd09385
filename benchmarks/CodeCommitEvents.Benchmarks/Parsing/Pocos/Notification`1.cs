using System.Text.Json.Serialization;

namespace CodeCommitEvents.Benchmarks.Parsing.Pocos;

/// <summary>A message of a notification rule.</summary>
internal sealed class Notification<TDetail>
    where TDetail : class
{
    [JsonPropertyName("account")]
    public string? Account { get; set; }

    [JsonPropertyName("detailType")]
    public string? DetailType { get; set; }

    [JsonPropertyName("region")]
    public string? Region { get; set; }

    [JsonPropertyName("source")]
    public string? Source { get; set; }

    [JsonPropertyName("time")]
    public DateTimeOffset? Time { get; set; }

    [JsonPropertyName("notificationRuleArn")]
    public string? NotificationRuleArn { get; set; }

    [JsonPropertyName("detail")]
    public TDetail? Detail { get; set; }

    [JsonPropertyName("resources")]
    public List<string>? Resources { get; set; }

    [JsonPropertyName("additionalAttributes")]
    public NotificationAttributes? AdditionalAttributes { get; set; }
}
