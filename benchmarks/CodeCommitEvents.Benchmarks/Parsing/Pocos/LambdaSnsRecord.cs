using System.Text.Json.Serialization;

namespace CodeCommitEvents.Benchmarks.Parsing.Pocos;

/// <summary>A record of a <see cref="LambdaSnsEvent"/>.</summary>
internal sealed class LambdaSnsRecord
{
    [JsonPropertyName("EventSource")]
    public string? EventSource { get; set; }

    [JsonPropertyName("EventVersion")]
    public string? EventVersion { get; set; }

    [JsonPropertyName("EventSubscriptionArn")]
    public string? EventSubscriptionArn { get; set; }

    [JsonPropertyName("Sns")]
    public SnsMessage? Sns { get; set; }
}
