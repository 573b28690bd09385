using System.Text.Json.Serialization;

namespace CodeCommitEvents.Benchmarks.Parsing.Pocos;

/// <summary>The details of a new or updated pull request. The dates are strings, because System.Text.Json cannot read their format.</summary>
internal class PullRequestDetail
{
    [JsonPropertyName("event")]
    public string? Event { get; set; }

    [JsonPropertyName("pullRequestId")]
    public string? PullRequestId { get; set; }

    [JsonPropertyName("title")]
    public string? Title { get; set; }

    [JsonPropertyName("description")]
    public string? Description { get; set; }

    [JsonPropertyName("pullRequestStatus")]
    public string? PullRequestStatus { get; set; }

    [JsonPropertyName("isMerged")]
    public string? IsMerged { get; set; }

    [JsonPropertyName("author")]
    public string? Author { get; set; }

    [JsonPropertyName("callerUserArn")]
    public string? CallerUserArn { get; set; }

    [JsonPropertyName("creationDate")]
    public string? CreationDate { get; set; }

    [JsonPropertyName("lastModifiedDate")]
    public string? LastModifiedDate { get; set; }

    [JsonPropertyName("sourceReference")]
    public string? SourceReference { get; set; }

    [JsonPropertyName("sourceCommit")]
    public string? SourceCommit { get; set; }

    [JsonPropertyName("destinationReference")]
    public string? DestinationReference { get; set; }

    [JsonPropertyName("destinationCommit")]
    public string? DestinationCommit { get; set; }

    [JsonPropertyName("repositoryNames")]
    public List<string>? RepositoryNames { get; set; }

    [JsonPropertyName("revisionId")]
    public string? RevisionId { get; set; }

    [JsonPropertyName("notificationBody")]
    public string? NotificationBody { get; set; }
}
