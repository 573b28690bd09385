using System.Text.Json.Serialization;

namespace CodeCommitEvents.Benchmarks.Parsing.Pocos;

/// <summary>The payload of a Lambda function that reads a queue.</summary>
internal sealed class LambdaSqsEvent
{
    [JsonPropertyName("Records")]
    public List<LambdaSqsRecord>? Records { get; set; }
}
