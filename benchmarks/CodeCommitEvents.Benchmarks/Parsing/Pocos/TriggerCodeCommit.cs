using System.Text.Json.Serialization;

namespace CodeCommitEvents.Benchmarks.Parsing.Pocos;

/// <summary>The references that were moved.</summary>
internal sealed class TriggerCodeCommit
{
    [JsonPropertyName("references")]
    public List<TriggerRecordReference>? References { get; set; }
}
