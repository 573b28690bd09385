using System.Text.Json.Serialization;

namespace CodeCommitEvents.Benchmarks.Parsing.Pocos;

/// <summary>The payload of a Lambda function that subscribes to a topic.</summary>
internal sealed class LambdaSnsEvent
{
    [JsonPropertyName("Records")]
    public List<LambdaSnsRecord>? Records { get; set; }
}
