using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CodeCommitEvents.Events;

/// <summary>A comment on a commit or on a comparison of two commits was edited.</summary>
/// <remarks>Channels: notification rules, EventBridge.</remarks>
[JsonConverter(typeof(EventJsonConverter<CommentOnCommitUpdatedEvent>))]
public sealed record CommentOnCommitUpdatedEvent : CommentEvent
{
    /// <summary>Creates an event. Set the required properties in the object initializer.</summary>
    public CommentOnCommitUpdatedEvent()
    {
    }

    [SetsRequiredMembers]
    internal CommentOnCommitUpdatedEvent(in EventReadContext input)
        : base(input)
    {
    }

    internal override EventCatalogEntry Entry => EventCatalog.CommentOnCommitUpdated;

    internal override EventActivity Activity => EventActivity.Edited;
}
