using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CodeCommitEvents.Events;

/// <summary>A pull request was closed without a merge. For a merge, AWS sends a <see cref="PullRequestMergeStatusUpdatedEvent"/> instead.</summary>
/// <remarks>Channels: notification rules, EventBridge.</remarks>
[JsonConverter(typeof(EventJsonConverter<PullRequestStatusChangedEvent>))]
public sealed record PullRequestStatusChangedEvent : PullRequestEvent
{
    /// <summary>Creates an event. Set the required properties in the object initializer.</summary>
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
