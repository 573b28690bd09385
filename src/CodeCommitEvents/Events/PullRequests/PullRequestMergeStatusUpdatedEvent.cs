using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>A pull request was merged, and so closed.</summary>
/// <remarks>Channels: notification rules, EventBridge. A <see cref="ReferenceUpdatedEvent"/> with its merge tells the new tip of the destination.</remarks>
[JsonConverter(typeof(EventJsonConverter<PullRequestMergeStatusUpdatedEvent>))]
public sealed record PullRequestMergeStatusUpdatedEvent : PullRequestEvent
{
    /// <summary>An event with no more than its required properties.</summary>
    public PullRequestMergeStatusUpdatedEvent()
    {
    }

    [SetsRequiredMembers]
    internal PullRequestMergeStatusUpdatedEvent(in EventReadContext input)
        : base(input) => MergeOption = input.Detail.TakeWord("mergeOption"u8) is { } text ? new MergeOption(text) : null;

    /// <summary>How it was merged.</summary>
    public MergeOption? MergeOption { get; init; }

    internal override EventCatalogEntry Entry => EventCatalog.PullRequestMergeStatusUpdated;

    internal override EventActivity Activity => EventActivity.Merged;

    private protected override void WriteFields(FieldWriter writer)
    {
        base.WriteFields(writer);
        writer.Text("mergeOption", MergeOption?.Value);
    }
}
