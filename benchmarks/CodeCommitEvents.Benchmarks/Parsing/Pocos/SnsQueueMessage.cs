using System.Text.Json.Serialization;

namespace CodeCommitEvents.Benchmarks.Parsing.Pocos;

/// <summary>An SNS message in an SQS record. Its property names differ from <see cref="SnsMessage"/>.</summary>
internal sealed class SnsQueueMessage
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

    [JsonPropertyName("SigningCertURL")]
    public string? SigningCertUrl { get; set; }

    [JsonPropertyName("UnsubscribeURL")]
    public string? UnsubscribeUrl { get; set; }

    [JsonPropertyName("MessageAttributes")]
    public Dictionary<string, SnsAttribute>? MessageAttributes { get; set; }
}
