using System.Text.Json.Serialization;

namespace CodeCommitEvents.Benchmarks.Parsing.Pocos;

/// <summary>The <c>additionalAttributes</c> of a notification.</summary>
internal sealed class NotificationAttributes
{
    [JsonPropertyName("numberOfFilesAdded")]
    public string? NumberOfFilesAdded { get; set; }

    [JsonPropertyName("numberOfFilesDeleted")]
    public string? NumberOfFilesDeleted { get; set; }

    [JsonPropertyName("numberOfFilesModified")]
    public string? NumberOfFilesModified { get; set; }

    [JsonPropertyName("changedFiles")]
    public List<ChangedFile>? ChangedFiles { get; set; }

    [JsonPropertyName("resourceArn")]
    public string? ResourceArn { get; set; }

    [JsonPropertyName("filePath")]
    public string? FilePath { get; set; }

    [JsonPropertyName("commentedLine")]
    public string? CommentedLine { get; set; }

    [JsonPropertyName("commentedLineNumber")]
    public string? CommentedLineNumber { get; set; }

    [JsonPropertyName("comments")]
    public List<Comment>? Comments { get; set; }
}
