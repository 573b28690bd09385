using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CodeCommitEvents.Events;

/// <summary>A comment on a pull request was edited. The pull request can be open or closed.</summary>
/// <remarks>Channels: notification rules, EventBridge.</remarks>
[JsonConverter(typeof(EventJsonConverter<CommentOnPullRequestUpdatedEvent>))]
public sealed record CommentOnPullRequestUpdatedEvent : PullRequestCommentEvent
{
    /// <summary>Creates an event. Set the required properties in the object initializer.</summary>
    public CommentOnPullRequestUpdatedEvent()
    {
    }

    [SetsRequiredMembers]
    internal CommentOnPullRequestUpdatedEvent(in EventReadContext input)
        : base(input)
    {
    }

    internal override EventCatalogEntry Entry => EventCatalog.CommentOnPullRequestUpdated;

    internal override EventActivity Activity => EventActivity.Edited;
}
