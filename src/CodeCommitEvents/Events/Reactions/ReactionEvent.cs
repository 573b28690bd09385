using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>A reaction to a comment.</summary>
/// <remarks>Detail type <c>CodeCommit Comment Reaction Change</c>. Channel: EventBridge. It does not tell the pull request.</remarks>
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

    /// <summary>The reactions as emoji; each may take two <see cref="char"/>s.</summary>
    public ValueList<string>? ReactionEmojis { get; init; }

    /// <summary>The reactions as short codes: <c>:thumbsdown:</c>.</summary>
    public ValueList<string>? ReactionShortcodes { get; init; }

    /// <summary>The reactions as code points: <c>U+1F44E</c>.</summary>
    public ValueList<string>? ReactionUnicodes { get; init; }

    internal override string?[] IdentityParts => [CommentId, CallerUserArn?.Value, .. ReactionEmojis ?? []];

    internal static bool CanRead(JsonCursor detail) => detail.Has("commentId"u8, JsonTokenType.String);

    private protected override void WriteFields(FieldWriter writer)
    {
        base.WriteFields(writer);
        writer.Text("commentId", CommentId);
        writer.Texts("reactionEmojis", ReactionEmojis);
        writer.Texts("reactionShortcodes", ReactionShortcodes);
        writer.Texts("reactionUnicodes", ReactionUnicodes);
    }
}
