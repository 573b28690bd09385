using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CodeCommitEvents.Events;

/// <summary>Somebody edited a comment on a commit or a comparison of two.</summary>
/// <remarks>Channels: notification rules, EventBridge.</remarks>
[JsonConverter(typeof(EventJsonConverter<CommentOnCommitUpdatedEvent>))]
public sealed record CommentOnCommitUpdatedEvent : CommentEvent
{
    /// <summary>An event with no more than its required properties.</summary>
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
