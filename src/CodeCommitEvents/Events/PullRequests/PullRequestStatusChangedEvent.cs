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
    internal PullRequestStatusChangedEvent(in EventInput input)
        : base(input)
    {
    }

    private protected override string KnownName => "pullRequestStatusChanged";
}
