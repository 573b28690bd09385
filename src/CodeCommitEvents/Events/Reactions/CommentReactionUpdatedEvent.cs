using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CodeCommitEvents.Events;

/// <summary>A reaction to a comment was changed.</summary>
/// <remarks>Channel: EventBridge. A heading in the user guide calls this event <c>reactionUpdated</c>. The parser accepts both names.</remarks>
[JsonConverter(typeof(EventJsonConverter<CommentReactionUpdatedEvent>))]
public sealed record CommentReactionUpdatedEvent : ReactionEvent
{
    /// <summary>Creates an event. Set the required properties in the object initializer.</summary>
    public CommentReactionUpdatedEvent()
    {
    }

    [SetsRequiredMembers]
    internal CommentReactionUpdatedEvent(in EventReadContext input)
        : base(input)
    {
    }

    internal override EventCatalogEntry Entry => EventCatalog.CommentReactionUpdated;
}
