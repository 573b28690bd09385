using System.Text.Json.Serialization;

namespace CodeCommitEvents.Benchmarks.Cold;

internal sealed record QueueBatch([property: JsonPropertyName("Records")] List<QueueMessage> Records);

internal sealed record QueueMessage([property: JsonPropertyName("messageId")] string MessageId, [property: JsonPropertyName("body")] string Body);

internal sealed record TopicMessage([property: JsonPropertyName("MessageId")] string MessageId, [property: JsonPropertyName("Message")] string Message);

internal sealed class Notification
{
    [JsonPropertyName("account")]
    public string? Account { get; set; }

    [JsonPropertyName("region")]
    public string? Region { get; set; }

    [JsonPropertyName("time")]
    public DateTimeOffset Time { get; set; }

    [JsonPropertyName("detail")]
    public Detail? Detail { get; set; }

    [JsonPropertyName("additionalAttributes")]
    public Attributes? AdditionalAttributes { get; set; }
}

/// <summary>The fields that the rules and the builds need, of all events.</summary>
internal sealed class Detail
{
    [JsonPropertyName("event")]
    public string? Event { get; set; }

    [JsonPropertyName("repositoryName")]
    public string? RepositoryName { get; set; }

    [JsonPropertyName("repositoryNames")]
    public List<string>? RepositoryNames { get; set; }

    [JsonPropertyName("referenceFullName")]
    public string? Reference { get; set; }

    [JsonPropertyName("commitId")]
    public string? CommitId { get; set; }

    [JsonPropertyName("oldCommitId")]
    public string? OldCommitId { get; set; }

    [JsonPropertyName("pullRequestId")]
    public string? PullRequestId { get; set; }

    [JsonPropertyName("revisionId")]
    public string? RevisionId { get; set; }

    [JsonPropertyName("sourceReference")]
    public string? SourceReference { get; set; }

    [JsonPropertyName("sourceCommit")]
    public string? SourceCommit { get; set; }

    [JsonPropertyName("destinationReference")]
    public string? DestinationReference { get; set; }

    [JsonPropertyName("destinationCommit")]
    public string? DestinationCommit { get; set; }

    [JsonPropertyName("isMerged")]
    public string? IsMerged { get; set; }

    [JsonPropertyName("afterCommitId")]
    public string? AfterCommitId { get; set; }

    [JsonPropertyName("commentId")]
    public string? CommentId { get; set; }

    [JsonPropertyName("callerUserArn")]
    public string? Caller { get; set; }
}

internal sealed record Attributes([property: JsonPropertyName("comments")] List<Comment>? Comments);

internal sealed record Comment([property: JsonPropertyName("commentText")] string? Text);

internal sealed record Answer([property: JsonPropertyName("batchItemFailures")] List<Failure> Failures);

internal sealed record Failure([property: JsonPropertyName("itemIdentifier")] string MessageId);

[JsonSerializable(typeof(QueueBatch))]
[JsonSerializable(typeof(TopicMessage))]
[JsonSerializable(typeof(Notification))]
[JsonSerializable(typeof(Answer))]
internal sealed partial class MessageContext : JsonSerializerContext;
