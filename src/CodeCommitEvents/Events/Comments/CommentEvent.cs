using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>A comment was written or edited.</summary>
/// <remarks>
/// Detail types <c>CodeCommit Comment on Commit</c> and <c>CodeCommit Comment on Pull Request</c>. The text of the comment
/// comes with notification rules of the detail type <c>FULL</c> only; EventBridge never has it.
/// </remarks>
[JsonConverter(typeof(EventJsonConverter<CommentEvent>))]
public abstract record CommentEvent : CodeCommitEvent
{
    private protected CommentEvent()
    {
    }

    [SetsRequiredMembers]
    private protected CommentEvent(in EventReadContext input)
        : base(input)
    {
        CommentId = input.Detail.TakeString("commentId"u8)!;
        InReplyTo = input.Detail.TakeString("inReplyTo"u8);
        BeforeCommitId = input.Detail.TakeString("beforeCommitId"u8);
        AfterCommitId = input.Detail.TakeString("afterCommitId"u8);
        Thread = input.Attributes.TakeObjects("comments"u8, Comment.Read);
        FilePath = input.Attributes.TakeString("filePath"u8);
        CommentedLine = input.Attributes.TakeString("commentedLine"u8);
        CommentedLineNumberText = input.Attributes.TakeString("commentedLineNumber"u8);
        ResourceArn = input.Attributes.TakeArn("resourceArn"u8);
    }

    /// <summary>The id of the comment: two UUIDs with a colon between them.</summary>
    public required string CommentId { get; init; }

    /// <summary>The id of the comment that this one replies to. Null if it starts a thread.</summary>
    public string? InReplyTo { get; init; }

    /// <summary>The commit compared from; for a pull request the tip of its destination. A root commit has none.</summary>
    public string? BeforeCommitId { get; init; }

    /// <summary>The commit commented on; for a pull request the tip of its source.</summary>
    public string? AfterCommitId { get; init; }

    /// <summary>The text of the newest comment, Markdown: the one that this event is about. Null where AWS did not send it.</summary>
    public string? Text => Thread is [.., var newest] ? newest.Text : null;

    /// <summary>The thread, oldest comment first and the newest last. Null where AWS did not send it.</summary>
    public ValueList<Comment>? Thread { get; init; }

    /// <summary>The file commented on, its path from the root of the repository. Null for a comment on the whole.</summary>
    public string? FilePath { get; init; }

    /// <summary>The text of the line commented on. Null for a comment on a file or on the whole.</summary>
    public string? CommentedLine { get; init; }

    /// <summary>The number of the line commented on, counted from 1.</summary>
    public int? CommentedLineNumber
    {
        get => WireNumber.Parse(CommentedLineNumberText);
        init => CommentedLineNumberText = WireNumber.Format(value);
    }

    /// <summary>The ARN that the attributes of the notification name: the repository's.</summary>
    public Arn? ResourceArn { get; init; }

    /// <inheritdoc/>
    public override Uri? ConsoleUrl => AfterCommitId is null
        ? base.ConsoleUrl
        : ConsoleUrls.Repository(this, $"/commit/{Uri.EscapeDataString(AfterCommitId)}");

    private string? CommentedLineNumberText { get; init; }

    /// <inheritdoc/>
    public override Checkout? Checkout => Checkout.At(AfterCommitId, null, BeforeCommitId);

    internal override string?[] IdentityParts => [CommentId];

    internal static bool CanRead(JsonCursor detail) => detail.Has("commentId"u8, JsonTokenType.String);

    private protected override void WriteFields(FieldWriter writer)
    {
        base.WriteFields(writer);
        writer.Text("commentId", CommentId);
        writer.Text("inReplyTo", InReplyTo);
        writer.Text("beforeCommitId", BeforeCommitId);
        writer.Text("afterCommitId", AfterCommitId);
    }

    private protected override void WriteAttributeFields(FieldWriter writer)
    {
        writer.Text("resourceArn", ResourceArn?.Value);
        writer.Objects("comments", Thread, static (item, comment) => comment.Write(item));
        Action<string, string?> write = Thread is null ? writer.Text : writer.TextOrNull;
        write("filePath", FilePath);
        write("commentedLine", CommentedLine);
        write("commentedLineNumber", CommentedLineNumberText);
    }
}
