using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CodeCommitEvents.Events;

/// <summary>Somebody reacted to a comment.</summary>
/// <remarks>Channel: EventBridge. The user guide's heading writes <c>reactionCreated</c>, which is read too.</remarks>
[JsonConverter(typeof(EventJsonConverter<CommentReactionCreatedEvent>))]
public sealed record CommentReactionCreatedEvent : ReactionEvent
{
    /// <summary>An event with no more than its required properties.</summary>
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
