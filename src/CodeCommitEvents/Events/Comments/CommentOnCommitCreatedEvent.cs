using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CodeCommitEvents.Events;

/// <summary>A comment, or a reply to a comment, was created on a commit or on a comparison of two commits.</summary>
/// <remarks>Channels: notification rules, EventBridge.</remarks>
[JsonConverter(typeof(EventJsonConverter<CommentOnCommitCreatedEvent>))]
public sealed record CommentOnCommitCreatedEvent : CommentEvent
{
    /// <summary>Creates an event. Set the required properties in the object initializer.</summary>
    public CommentOnCommitCreatedEvent()
    {
    }

    [SetsRequiredMembers]
    internal CommentOnCommitCreatedEvent(in EventReadContext input)
        : base(input)
    {
    }

    /// <summary>The id of the comment. A comment is created once.</summary>
    internal override string? OwnMoment => CommentId;

    internal override EventCatalogEntry Entry => EventCatalog.CommentOnCommitCreated;

    internal override EventActivity Activity => EventActivity.Created;
}
