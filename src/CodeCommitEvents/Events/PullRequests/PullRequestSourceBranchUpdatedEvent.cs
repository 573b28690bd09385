using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CodeCommitEvents.Events;

/// <summary>Somebody pushed to the source branch of an open pull request; the revision is a new one.</summary>
/// <remarks>Channels: notification rules, EventBridge. A <see cref="ReferenceUpdatedEvent"/> tells the same push.</remarks>
[JsonConverter(typeof(EventJsonConverter<PullRequestSourceBranchUpdatedEvent>))]
public sealed record PullRequestSourceBranchUpdatedEvent : PullRequestEvent
{
    /// <summary>An event with no more than its required properties.</summary>
    public PullRequestSourceBranchUpdatedEvent()
    {
    }

    [SetsRequiredMembers]
    internal PullRequestSourceBranchUpdatedEvent(in EventReadContext input)
        : base(input)
    {
    }

    internal override EventCatalogEntry Entry => EventCatalog.PullRequestSourceBranchUpdated;

    internal override EventActivity Activity => EventActivity.Updated;
}
