using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>Something happened to a pull request. Every event carries the pull request as it stood then.</summary>
/// <remarks>
/// Detail type <c>CodeCommit Pull Request State Change</c>. That a pull request is closed does not tell whether it was
/// merged: <see cref="IsMerged"/> does.
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

    /// <summary>The number of the pull request, decimal digits.</summary>
    public required string PullRequestId { get; init; }

    /// <summary>The repositories of the pull request: the wire has a list, with one name in every event seen.</summary>
    public ValueList<string>? RepositoryNames { get; init; }

    /// <summary>The first of <see cref="RepositoryNames"/>.</summary>
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

    /// <summary>The title, one line, written by the author.</summary>
    public string? Title { get; init; }

    /// <summary>The description, Markdown with newlines. Null if the pull request has none.</summary>
    public string? Description { get; init; }

    /// <summary>Open or closed (<c>pullRequestStatus</c>).</summary>
    public PullRequestStatus? Status { get; init; }

    /// <summary>Whether it is merged; the wire writes <c>"True"</c> and <c>"False"</c>. Null if it says neither.</summary>
    public bool? IsMerged
    {
        get => bool.TryParse(isMerged, out var merged) ? merged : null;
        init => isMerged = value?.ToString();
    }

    /// <summary>Who opened it: an ARN since 2020, before that also a unique id (<c>AROA…:session</c>).</summary>
    public Arn? Author { get; init; }

    /// <summary>The branch that shall be merged (<c>sourceReference</c>).</summary>
    public GitReference? Source
    {
        get => GitReference.TryParse(source, out var reference) ? reference : null;
        init => source = value?.FullName;
    }

    /// <summary>The tip of the source at the time of the event.</summary>
    public string? SourceCommit { get; init; }

    /// <summary>The branch to merge into (<c>destinationReference</c>).</summary>
    public GitReference? Destination
    {
        get => GitReference.TryParse(destination, out var reference) ? reference : null;
        init => destination = value?.FullName;
    }

    /// <summary>The tip of the destination before any merge, also in the event of the merge.</summary>
    public string? DestinationCommit { get; init; }

    /// <summary>The revision of the pull request, 64 hexadecimal digits; a new one with each change of the source. Null before November 2019.</summary>
    public string? RevisionId { get; init; }

    /// <summary>When the pull request was opened (<c>creationDate</c>, as <c>Sat May 21 15:56:38 UTC 2022</c>). Null if the text cannot be read as a time; it is written back as it came.</summary>
    public DateTimeOffset? CreationDate
    {
        get => AwsTimestamp.Parse(creationDate);
        init => creationDate = AwsTimestamp.FormatJavaDate(value);
    }

    /// <summary>When the pull request last changed (<c>lastModifiedDate</c>). Null if the text cannot be read as a time; it is written back as it came.</summary>
    public DateTimeOffset? LastModifiedDate
    {
        get => AwsTimestamp.Parse(lastModifiedDate);
        init => lastModifiedDate = AwsTimestamp.FormatJavaDate(value);
    }

    /// <inheritdoc/>
    public override Uri? ConsoleUrl => ConsoleUrls.Repository(this, $"/pull-requests/{Uri.EscapeDataString(PullRequestId)}");

    /// <inheritdoc/>
    public override Checkout? Checkout => Checkout.At(SourceCommit, Source);

    internal override string?[] IdentityParts => [PullRequestId, RevisionId ?? SourceCommit, Status?.Value];

    internal override string? IndexedReference => Destination?.FullName;

    internal override string Subject => $"pull request {PullRequestId}";

    internal static bool CanRead(JsonCursor detail) => detail.Has("pullRequestId"u8, JsonTokenType.String);

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
