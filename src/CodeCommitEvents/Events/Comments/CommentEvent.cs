using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>A comment was created or edited.</summary>
/// <remarks>
/// Detail types <c>CodeCommit Comment on Commit</c> and <c>CodeCommit Comment on Pull Request</c>. Only notification rules with the
/// detail type <c>FULL</c> send the text of the comment. Events from EventBridge never contain the text.
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

    /// <summary>The id of the comment: two UUIDs separated by a colon.</summary>
    public required string CommentId { get; init; }

    /// <summary>The id of the comment to which this comment is a reply. Null for the first comment of a thread.</summary>
    public string? InReplyTo { get; init; }

    /// <summary>The id of the commit with which the commented commit is compared; for a pull request, the tip of the destination branch. Null for the first commit of a repository.</summary>
    public string? BeforeCommitId { get; init; }

    /// <summary>The id of the commit that the comment is about; for a pull request, the tip of the source branch.</summary>
    public string? AfterCommitId { get; init; }

    /// <summary>The text of the created or edited comment, in Markdown. This is the text of the newest comment in <see cref="Thread"/>. Null if AWS did not send the text.</summary>
    /// <remarks>
    /// The author of the newest comment can differ from <see cref="CodeCommitEvent.CallerUserArn"/>, for example if the caller edited an
    /// older comment. Therefore, conditions of rules on the text use the text only if the caller wrote the newest comment.
    /// </remarks>
    public string? Text => Thread is [.., var newest] ? newest.Text : null;

    /// <summary>The comments of the thread, from the oldest to the newest. Null if AWS did not send the comments.</summary>
    public ValueList<Comment>? Thread { get; init; }

    /// <summary>The path of the file that the comment is about, relative to the root of the repository. Null for a comment on the whole comparison.</summary>
    public string? FilePath { get; init; }

    /// <summary>The text of the line that the comment is about. Null for a comment on a whole file or on the whole comparison.</summary>
    public string? CommentedLine { get; init; }

    /// <summary>The line number that the comment is about. The first line has the number 1. Null for a comment on a whole file or on the whole comparison.</summary>
    public int? CommentedLineNumber
    {
        get => WireNumber.Parse(CommentedLineNumberText);
        init => CommentedLineNumberText = WireNumber.Format(value);
    }

    /// <summary>The ARN of the repository, from the additional attributes of the notification (<c>resourceArn</c>).</summary>
    public Arn? ResourceArn { get; init; }

    /// <inheritdoc/>
    public override Uri? ConsoleUrl => AfterCommitId is null
        ? base.ConsoleUrl
        : ConsoleUrls.Repository(this, $"/commit/{Uri.EscapeDataString(AfterCommitId)}");

    private string? CommentedLineNumberText { get; init; }

    /// <inheritdoc/>
    public override Checkout? Checkout => Checkout.At(AfterCommitId, null, BeforeCommitId);

    internal override string?[] IdentityParts => [CommentId];

    /// <summary>The author of the newest comment in the thread. Null if AWS did not send the author.</summary>
    internal Arn? TextAuthor => Thread is [.., var newest] ? newest.AuthorArn : null;

    /// <summary>
    /// <see cref="Text"/>, if the caller wrote it. Otherwise null: a condition on the caller and one on the text would be met by two people.
    /// </summary>
    internal string? TextOfCaller => TextAuthor == CallerUserArn ? Text : null;

    internal static bool CanRead(JsonCursor detail) => detail.Find("commentId"u8).IsId();

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
