using System.Text.Json.Serialization;

namespace CodeCommitEvents.Benchmarks.Parsing.Pocos;

/// <summary>A comment in a thread.</summary>
internal sealed class Comment
{
    [JsonPropertyName("authorArn")]
    public string? AuthorArn { get; set; }

    [JsonPropertyName("commentText")]
    public string? CommentText { get; set; }
}
