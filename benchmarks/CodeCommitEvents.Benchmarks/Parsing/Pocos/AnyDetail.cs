using System.Text.Json.Serialization;

namespace CodeCommitEvents.Benchmarks.Parsing.Pocos;

/// <summary>
/// The details of any event in the batch. The event type is known only after the details are read. With one class for all types, one
/// pass over the JSON is enough. With one class for each type, a first pass would have to find the type.
/// </summary>
internal sealed class AnyDetail : PullRequestDetail
{
    [JsonPropertyName("approvalStatus")]
    public string? ApprovalStatus { get; set; }

    [JsonPropertyName("overrideStatus")]
    public string? OverrideStatus { get; set; }

    [JsonPropertyName("mergeOption")]
    public string? MergeOption { get; set; }

    [JsonPropertyName("repositoryName")]
    public string? RepositoryName { get; set; }

    [JsonPropertyName("repositoryId")]
    public string? RepositoryId { get; set; }

    [JsonPropertyName("commentId")]
    public string? CommentId { get; set; }

    [JsonPropertyName("inReplyTo")]
    public string? InReplyTo { get; set; }

    [JsonPropertyName("beforeCommitId")]
    public string? BeforeCommitId { get; set; }

    [JsonPropertyName("afterCommitId")]
    public string? AfterCommitId { get; set; }

    [JsonPropertyName("referenceType")]
    public string? ReferenceType { get; set; }

    [JsonPropertyName("referenceName")]
    public string? ReferenceName { get; set; }

    [JsonPropertyName("referenceFullName")]
    public string? ReferenceFullName { get; set; }

    [JsonPropertyName("commitId")]
    public string? CommitId { get; set; }

    [JsonPropertyName("oldCommitId")]
    public string? OldCommitId { get; set; }

    [JsonPropertyName("sourceCommitId")]
    public string? SourceCommitId { get; set; }

    [JsonPropertyName("destinationCommitId")]
    public string? DestinationCommitId { get; set; }

    [JsonPropertyName("baseCommitId")]
    public string? BaseCommitId { get; set; }

    [JsonPropertyName("conflictDetailsLevel")]
    public string? ConflictDetailsLevel { get; set; }

    [JsonPropertyName("conflictResolutionStrategy")]
    public string? ConflictResolutionStrategy { get; set; }
}
