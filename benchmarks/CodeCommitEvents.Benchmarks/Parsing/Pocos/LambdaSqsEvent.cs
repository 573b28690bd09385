using System.Text.Json.Serialization;

namespace CodeCommitEvents.Benchmarks.Parsing.Pocos;

/// <summary>What Lambda hands a function that reads a queue.</summary>
internal sealed class LambdaSqsEvent
{
    [JsonPropertyName("Records")]
    public List<LambdaSqsRecord>? Records { get; set; }
}
