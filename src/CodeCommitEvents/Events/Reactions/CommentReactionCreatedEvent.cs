using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CodeCommitEvents.Events;

/// <summary>A reaction to a comment was added.</summary>
/// <remarks>Channel: EventBridge. A heading in the user guide calls this event <c>reactionCreated</c>. The parser accepts both names.</remarks>
[JsonConverter(typeof(EventJsonConverter<CommentReactionCreatedEvent>))]
public sealed record CommentReactionCreatedEvent : ReactionEvent
{
    /// <summary>Creates an event. Set the required properties in the object initializer.</summary>
    public CommentReactionCreatedEvent()
    {
    }

    [SetsRequiredMembers]
    internal CommentReactionCreatedEvent(in EventReadContext input)
        : base(input)
    {
    }

    internal override EventCatalogEntry Entry => EventCatalog.CommentReactionCreated;
}
