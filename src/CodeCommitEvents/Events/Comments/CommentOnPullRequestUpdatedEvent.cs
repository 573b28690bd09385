using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CodeCommitEvents.Events;

/// <summary>Somebody edited a comment on a pull request, be it open or not.</summary>
/// <remarks>Channels: notification rules, EventBridge.</remarks>
[JsonConverter(typeof(EventJsonConverter<CommentOnPullRequestUpdatedEvent>))]
public sealed record CommentOnPullRequestUpdatedEvent : PullRequestCommentEvent
{
    /// <summary>An event with no more than its required properties.</summary>
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
