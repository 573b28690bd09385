using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>A pull request was created or changed. The properties describe the pull request at the time of the event.</summary>
/// <remarks>
/// Detail type <c>CodeCommit Pull Request State Change</c>. A closed pull request is not always merged: see
/// <see cref="IsMerged"/>.
/// </remarks>
[JsonConverter(typeof(EventJsonConverter<PullRequestEvent>))]
public abstract record PullRequestEvent : CodeCommitEvent
{
    private readonly string? isMerged;
    private readonly string? source;
    private readonly string? destination;
    private readonly string? creationDate;
    private readonly string? lastModifiedDate;

    private protected PullRequestEvent()
    {
    }

    [SetsRequiredMembers]
    private protected PullRequestEvent(in EventReadContext input)
        : base(input)
    {
        var detail = input.Detail;
        PullRequestId = detail.TakeString("pullRequestId"u8)!;
        RepositoryNames = detail.TakeTexts("repositoryNames"u8);
        Title = detail.TakeString("title"u8);
        Description = detail.TakeString("description"u8);
        Status = detail.TakeWord("pullRequestStatus"u8) is { } status ? new PullRequestStatus(status) : null;
        isMerged = detail.TakeCommonString("isMerged"u8);
        Author = detail.TakeArn("author"u8);
        source = detail.TakeString("sourceReference"u8);
        SourceCommit = detail.TakeString("sourceCommit"u8);
        destination = detail.TakeCommonString("destinationReference"u8);
        DestinationCommit = detail.TakeString("destinationCommit"u8);
        RevisionId = detail.TakeString("revisionId"u8);
        creationDate = detail.TakeString("creationDate"u8);
        lastModifiedDate = detail.TakeString("lastModifiedDate"u8);
    }

    /// <summary>The id of the pull request: decimal digits (<c>pullRequestId</c>).</summary>
    public required string PullRequestId { get; init; }

    /// <summary>The names of the repositories (<c>repositoryNames</c>). AWS sends a list, but the list has one name in all known events.</summary>
    public ValueList<string>? RepositoryNames { get; init; }

    /// <summary>The first name in <see cref="RepositoryNames"/>, or the name in the repository's ARN if that list is null or empty.</summary>
    public override string? RepositoryName
    {
        get => RepositoryNames is [var first, ..] ? first : base.RepositoryName;
        init
        {
            var arn = RepositoryArn;
            base.RepositoryName = null;
            RepositoryArn = value is null ? null : arn?.WithResource(value);
            RepositoryNames = value is null ? null : [value];
        }
    }

    /// <summary>The title of the pull request: one line, written by the author.</summary>
    public string? Title { get; init; }

    /// <summary>The description of the pull request: Markdown, possibly several lines. Null if there is none.</summary>
    public string? Description { get; init; }

    /// <summary>Whether the pull request is open or closed (<c>pullRequestStatus</c>).</summary>
    public PullRequestStatus? Status { get; init; }

    /// <summary>Whether the pull request is merged (<c>isMerged</c>, which AWS sends as <c>"True"</c> or <c>"False"</c>). Null for any other value.</summary>
    public bool? IsMerged
    {
        get => bool.TryParse(isMerged, out var merged) ? merged : null;
        init => isMerged = value?.ToString();
    }

    /// <summary>The ARN of the author of the pull request. In events before 2020, the author can be a unique id (<c>AROA…:session</c>).</summary>
    public Arn? Author { get; init; }

    /// <summary>The source branch: the branch to merge into the destination branch (<c>sourceReference</c>).</summary>
    public GitReference? Source
    {
        get => GitReference.TryParse(source, out var reference) ? reference : null;
        init => source = value?.FullName;
    }

    /// <summary>The tip of the source branch at the time of the event (<c>sourceCommit</c>).</summary>
    public string? SourceCommit { get; init; }

    /// <summary>The destination branch (<c>destinationReference</c>).</summary>
    public GitReference? Destination
    {
        get => GitReference.TryParse(destination, out var reference) ? reference : null;
        init => destination = value?.FullName;
    }

    /// <summary>The tip of the destination branch before the merge (<c>destinationCommit</c>). A <see cref="PullRequestMergeStatusUpdatedEvent"/> does not contain the merge commit.</summary>
    public string? DestinationCommit { get; init; }

    /// <summary>The revision id of the pull request, 64 hexadecimal digits. Each change of the source branch creates a new revision. Null in events before November 2019.</summary>
    public string? RevisionId { get; init; }

    /// <summary>When the pull request was created (<c>creationDate</c>, such as <c>Sat May 21 15:56:38 UTC 2022</c>). Null if the field is missing or is not a valid time. An invalid value is kept and is written unchanged.</summary>
    public DateTimeOffset? CreationDate
    {
        get => AwsTimestamp.Parse(creationDate);
        init => creationDate = AwsTimestamp.FormatJavaDate(value);
    }

    /// <summary>When the pull request last changed (<c>lastModifiedDate</c>). Null if the field is missing or is not a valid time. An invalid value is kept and is written unchanged.</summary>
    public DateTimeOffset? LastModifiedDate
    {
        get => AwsTimestamp.Parse(lastModifiedDate);
        init => lastModifiedDate = AwsTimestamp.FormatJavaDate(value);
    }

    /// <inheritdoc/>
    public override Uri? ConsoleUrl => ConsoleUrls.Repository(this, $"/pull-requests/{Uri.EscapeDataString(PullRequestId)}");

    /// <inheritdoc/>
    public override Checkout? Checkout => Checkout.At(SourceCommit, Source);

    /// <summary>Whether the event created the revision of the pull request. Later events of the revision only refer to it.</summary>
    internal virtual bool CreatesRevision => false;

    internal override string?[] IdentityParts => [PullRequestId, RevisionId ?? SourceCommit, Status?.KnownValue];

    /// <summary>The time of the last change of the pull request itself. Approvals and approval rules do not change it.</summary>
    internal override string? OwnMoment => LastModifiedDate?.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    internal override string? IndexedReference => Destination?.FullName;

    internal override string Subject => $"pull request {PullRequestId}";

    internal static bool CanRead(JsonCursor detail) => detail.Find("pullRequestId"u8).IsId();

    private protected override void WriteFields(FieldWriter writer)
    {
        base.WriteFields(writer);
        writer.Text("pullRequestId", PullRequestId);
        writer.Texts("repositoryNames", RepositoryNames);
        writer.Text("title", Title);
        writer.Text("description", Description);
        writer.Text("pullRequestStatus", Status?.Value);
        writer.Text("isMerged", isMerged);
        writer.Text("author", Author?.Value);
        writer.Text("sourceReference", source);
        writer.Text("sourceCommit", SourceCommit);
        writer.Text("destinationReference", destination);
        writer.Text("destinationCommit", DestinationCommit);
        writer.Text("revisionId", RevisionId);
        writer.Text("creationDate", creationDate);
        writer.Text("lastModifiedDate", lastModifiedDate);
    }
}
