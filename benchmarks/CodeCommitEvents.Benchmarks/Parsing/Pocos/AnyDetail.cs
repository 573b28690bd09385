using System.Text.Json.Serialization;

namespace CodeCommitEvents.Benchmarks.Parsing.Pocos;

/// <summary>
/// One class for the details of all events in the batch, because the value of <c>event</c> is known only after reading. This needs
/// one pass. Reading a <c>JsonElement</c> first, and then a class per event, would need two passes.
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
