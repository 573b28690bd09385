using System.Text.Json.Serialization;

namespace CodeCommitEvents.Benchmarks.Parsing.Pocos;

/// <summary>What a repository trigger hands a function.</summary>
internal sealed class TriggerEvent
{
    [JsonPropertyName("Records")]
    public List<TriggerRecord>? Records { get; set; }
}
