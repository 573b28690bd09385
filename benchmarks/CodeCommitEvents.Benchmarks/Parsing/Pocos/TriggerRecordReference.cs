using System.Text.Json.Serialization;

namespace CodeCommitEvents.Benchmarks.Parsing.Pocos;

/// <summary>A reference of a push.</summary>
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
