using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>A reaction to a comment was added or changed.</summary>
/// <remarks>Detail type <c>CodeCommit Comment Reaction Change</c>. Channel: EventBridge. The event does not contain the id of the pull request.</remarks>
[JsonConverter(typeof(EventJsonConverter<ReactionEvent>))]
public abstract record ReactionEvent : CodeCommitEvent
{
    private protected ReactionEvent()
    {
    }

    [SetsRequiredMembers]
    private protected ReactionEvent(in EventReadContext input)
        : base(input)
    {
        CommentId = input.Detail.TakeString("commentId"u8)!;
        ReactionEmojis = input.Detail.TakeTexts("reactionEmojis"u8);
        ReactionShortcodes = input.Detail.TakeTexts("reactionShortcodes"u8);
        ReactionUnicodes = input.Detail.TakeTexts("reactionUnicodes"u8);
    }

    /// <summary>The id of the comment.</summary>
    public required string CommentId { get; init; }

    /// <summary>The reactions as emoji. An emoji can consist of several <see cref="char"/> values.</summary>
    public ValueList<string>? ReactionEmojis { get; init; }

    /// <summary>The reactions as short codes, such as <c>:thumbsdown:</c>.</summary>
    public ValueList<string>? ReactionShortcodes { get; init; }

    /// <summary>The reactions as Unicode code points, such as <c>U+1F44E</c>.</summary>
    public ValueList<string>? ReactionUnicodes { get; init; }

    internal override string?[] IdentityParts => [CommentId, CallerUserArn?.Value, .. ReactionEmojis ?? []];

    internal static bool CanRead(JsonCursor detail) => detail.Find("commentId"u8).IsId();

    private protected override void WriteFields(FieldWriter writer)
    {
        base.WriteFields(writer);
        writer.Text("commentId", CommentId);
        writer.Texts("reactionEmojis", ReactionEmojis);
        writer.Texts("reactionShortcodes", ReactionShortcodes);
        writer.Texts("reactionUnicodes", ReactionUnicodes);
    }
}
