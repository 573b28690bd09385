using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>A pull request was merged. The merge also closes the pull request.</summary>
/// <remarks>Channels: notification rules, EventBridge. AWS also sends a <see cref="ReferenceUpdatedEvent"/> with the new tip of the destination branch.</remarks>
[JsonConverter(typeof(EventJsonConverter<PullRequestMergeStatusUpdatedEvent>))]
public sealed record PullRequestMergeStatusUpdatedEvent : PullRequestEvent
{
    /// <summary>Creates an event. Set the required properties in the object initializer.</summary>
    public PullRequestMergeStatusUpdatedEvent()
    {
    }

    [SetsRequiredMembers]
    internal PullRequestMergeStatusUpdatedEvent(in EventReadContext input)
        : base(input) => MergeOption = input.Detail.TakeWord("mergeOption"u8) is { } text ? new MergeOption(text) : null;

    /// <summary>The merge strategy (<c>mergeOption</c>).</summary>
    public MergeOption? MergeOption { get; init; }

    internal override EventCatalogEntry Entry => EventCatalog.PullRequestMergeStatusUpdated;

    internal override EventActivity Activity => EventActivity.Merged;

    private protected override void WriteFields(FieldWriter writer)
    {
        base.WriteFields(writer);
        writer.Text("mergeOption", MergeOption?.Value);
    }
}
