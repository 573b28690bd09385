using System.Text.Json.Serialization;

namespace CodeCommitEvents.Benchmarks.Parsing.Pocos;

/// <summary>A reference that was moved.</summary>
internal sealed class TriggerRecordReference
{
    [JsonPropertyName("commit")]
    public string? Commit { get; set; }

    [JsonPropertyName("ref")]
    public string? Ref { get; set; }

    [JsonPropertyName("created")]
    public bool? Created { get; set; }

    [JsonPropertyName("deleted")]
    public bool? Deleted { get; set; }
}
