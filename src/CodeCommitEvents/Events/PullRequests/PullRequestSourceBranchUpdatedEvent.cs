using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CodeCommitEvents.Events;

/// <summary>Commits were pushed to the source branch of an open pull request. The pull request has a new revision.</summary>
/// <remarks>Channels: notification rules, EventBridge. AWS also sends a <see cref="ReferenceUpdatedEvent"/> for the same push.</remarks>
[JsonConverter(typeof(EventJsonConverter<PullRequestSourceBranchUpdatedEvent>))]
public sealed record PullRequestSourceBranchUpdatedEvent : PullRequestEvent
{
    /// <summary>Creates an event. Set the required properties in the object initializer.</summary>
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

    internal override bool CreatesRevision => true;
}
