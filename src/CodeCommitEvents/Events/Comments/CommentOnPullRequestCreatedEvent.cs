using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CodeCommitEvents.Events;

/// <summary>A comment, or a reply to a comment, was created on a pull request. The pull request can be open or closed.</summary>
/// <remarks>Channels: notification rules, EventBridge.</remarks>
[JsonConverter(typeof(EventJsonConverter<CommentOnPullRequestCreatedEvent>))]
public sealed record CommentOnPullRequestCreatedEvent : PullRequestCommentEvent
{
    /// <summary>Creates an event. Set the required properties in the object initializer.</summary>
    public CommentOnPullRequestCreatedEvent()
    {
    }

    [SetsRequiredMembers]
    internal CommentOnPullRequestCreatedEvent(in EventReadContext input)
        : base(input)
    {
    }

    /// <summary>The id of the comment. A comment is created once.</summary>
    internal override string? OwnMoment => CommentId;

    internal override EventCatalogEntry Entry => EventCatalog.CommentOnPullRequestCreated;

    internal override EventActivity Activity => EventActivity.Created;
}
