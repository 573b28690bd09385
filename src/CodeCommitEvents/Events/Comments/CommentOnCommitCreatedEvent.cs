using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CodeCommitEvents.Events;

/// <summary>Somebody commented, or replied to a comment, on a commit or a comparison of two.</summary>
/// <remarks>Channels: notification rules, EventBridge.</remarks>
[JsonConverter(typeof(EventJsonConverter<CommentOnCommitCreatedEvent>))]
public sealed record CommentOnCommitCreatedEvent : CommentEvent
{
    /// <summary>An event with no more than its required properties.</summary>
    public CommentOnCommitCreatedEvent()
    {
    }

    [SetsRequiredMembers]
    internal CommentOnCommitCreatedEvent(in EventReadContext input)
        : base(input)
    {
    }

    internal override EventCatalogEntry Entry => EventCatalog.CommentOnCommitCreated;

    internal override EventActivity Activity => EventActivity.Created;
}
