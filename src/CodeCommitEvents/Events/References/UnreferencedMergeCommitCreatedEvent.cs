using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>CodeCommit created a merge commit to which no branch or tag points.</summary>
/// <remarks>Detail type <c>CodeCommit Repository State Change</c>. Channel: EventBridge.</remarks>
[JsonConverter(typeof(EventJsonConverter<UnreferencedMergeCommitCreatedEvent>))]
public sealed record UnreferencedMergeCommitCreatedEvent : CodeCommitEvent
{
    /// <summary>Creates an event. Set its properties in the object initializer.</summary>
    public UnreferencedMergeCommitCreatedEvent()
    {
    }

    internal UnreferencedMergeCommitCreatedEvent(in EventReadContext input)
        : base(input)
    {
        CommitId = input.Detail.TakeString("commitId"u8);
        Merge = MergeDetails.Read(input.Detail);
    }

    /// <summary>The id of the merge commit, usually 40 hexadecimal digits.</summary>
    public string? CommitId { get; init; }

    /// <summary>The merge that created the commit. Never a fast-forward merge, which creates no commit.</summary>
    public MergeDetails? Merge { get; init; }

    /// <inheritdoc/>
    public override Uri? ConsoleUrl => ConsoleUrls.Repository(this, CommitId is null ? "/browse" : $"/commit/{Uri.EscapeDataString(CommitId)}");

    /// <inheritdoc/>
    public override Checkout? Checkout => Checkout.At(CommitId, null, Merge?.DestinationCommitId);

    internal override EventCatalogEntry Entry => EventCatalog.UnreferencedMergeCommitCreated;

    internal override string?[] IdentityParts => [CommitId];

    private protected override void WriteFields(FieldWriter writer)
    {
        base.WriteFields(writer);
        writer.Text("commitId", CommitId);
        Merge?.Write(writer);
    }
}
