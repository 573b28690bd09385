using System.Text.Json.Serialization;

namespace CodeCommitEvents.Benchmarks.Parsing.Pocos;

/// <summary>A file of a pull request.</summary>
internal sealed class ChangedFile
{
    [JsonPropertyName("changeType")]
    public string? ChangeType { get; set; }

    [JsonPropertyName("filePath")]
    public string? FilePath { get; set; }
}
