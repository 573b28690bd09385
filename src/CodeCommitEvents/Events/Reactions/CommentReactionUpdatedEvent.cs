using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CodeCommitEvents.Events;

/// <summary>Somebody changed a reaction to a comment.</summary>
/// <remarks>Channel: EventBridge. The user guide's heading writes <c>reactionUpdated</c>, which is read too.</remarks>
[JsonConverter(typeof(EventJsonConverter<CommentReactionUpdatedEvent>))]
public sealed record CommentReactionUpdatedEvent : ReactionEvent
{
    /// <summary>An event with no more than its required properties.</summary>
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
