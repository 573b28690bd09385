using System.Text.Json.Serialization;

namespace CodeCommitEvents.Benchmarks.Parsing.Pocos;

/// <summary>The payload of a Lambda function that a repository trigger invokes.</summary>
internal sealed class TriggerEvent
{
    [JsonPropertyName("Records")]
    public List<TriggerRecord>? Records { get; set; }
}
