using System.Diagnostics.CodeAnalysis;

namespace CodeCommitEvents.Events;

/// <summary>Somebody edited a comment on a commit or a comparison of two.</summary>
/// <remarks>Channels: notification rules, EventBridge.</remarks>
public sealed record CommentOnCommitUpdatedEvent : CommentEvent
{
    /// <summary>An event with no more than its required properties.</summary>
    public CommentOnCommitUpdatedEvent()
    {
    }

    [SetsRequiredMembers]
    internal CommentOnCommitUpdatedEvent(in EventInput input)
        : base(input)
    {
    }

    private protected override string KnownName => "commentOnCommitUpdated";
}
