using System.Text.Json.Serialization;

namespace CodeCommitEvents.Benchmarks.Parsing.Pocos;

/// <summary>The references of a push.</summary>
internal sealed class TriggerCodeCommit
{
    [JsonPropertyName("references")]
    public List<TriggerRecordReference>? References { get; set; }
}
