using System.Diagnostics.CodeAnalysis;

namespace CodeCommitEvents.Events;

/// <summary>A pull request was closed without a merge: a merge sends a <see cref="PullRequestMergeStatusUpdatedEvent"/> instead.</summary>
/// <remarks>Channels: notification rules, EventBridge.</remarks>
public sealed record PullRequestStatusChangedEvent : PullRequestEvent
{
    /// <summary>An event with no more than its required properties.</summary>
    public PullRequestStatusChangedEvent()
    {
    }

    [SetsRequiredMembers]
    internal PullRequestStatusChangedEvent(in EventReadContext input)
        : base(input)
    {
    }

    internal override EventCatalogEntry Entry => EventCatalog.PullRequestStatusChanged;

    internal override EventActivity Activity => Status == PullRequestStatus.Closed ? EventActivity.Closed : EventActivity.None;
}
