using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CodeCommitEvents.Events;

/// <summary>Somebody commented, or replied to a comment, on a pull request, be it open or not.</summary>
/// <remarks>Channels: notification rules, EventBridge.</remarks>
[JsonConverter(typeof(EventJsonConverter<CommentOnPullRequestCreatedEvent>))]
public sealed record CommentOnPullRequestCreatedEvent : PullRequestCommentEvent
{
    /// <summary>An event with no more than its required properties.</summary>
    public CommentOnPullRequestCreatedEvent()
    {
    }

    [SetsRequiredMembers]
    internal CommentOnPullRequestCreatedEvent(in EventReadContext input)
        : base(input)
    {
    }

    internal override EventCatalogEntry Entry => EventCatalog.CommentOnPullRequestCreated;

    internal override EventActivity Activity => EventActivity.Created;
}
