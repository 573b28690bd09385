using System.Text.Json.Serialization;

namespace CodeCommitEvents.Benchmarks.Parsing.Pocos;

/// <summary>An SNS message in a Lambda payload. Its property names differ from <see cref="SnsQueueMessage"/>.</summary>
internal sealed class SnsMessage
{
    [JsonPropertyName("Type")]
    public string? Type { get; set; }

    [JsonPropertyName("MessageId")]
    public string? MessageId { get; set; }

    [JsonPropertyName("TopicArn")]
    public string? TopicArn { get; set; }

    [JsonPropertyName("Subject")]
    public string? Subject { get; set; }

    [JsonPropertyName("Message")]
    public string? Message { get; set; }

    [JsonPropertyName("Timestamp")]
    public DateTimeOffset? Timestamp { get; set; }

    [JsonPropertyName("SignatureVersion")]
    public string? SignatureVersion { get; set; }

    [JsonPropertyName("Signature")]
    public string? Signature { get; set; }

    [JsonPropertyName("SigningCertUrl")]
    public string? SigningCertUrl { get; set; }

    [JsonPropertyName("UnsubscribeUrl")]
    public string? UnsubscribeUrl { get; set; }

    [JsonPropertyName("MessageAttributes")]
    public Dictionary<string, SnsAttribute>? MessageAttributes { get; set; }
}
