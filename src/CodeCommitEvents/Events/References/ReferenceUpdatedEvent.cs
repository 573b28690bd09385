using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>A branch or a tag now points to another commit. The cause is a push to an existing branch, a force push, a push that moved a tag, or a merge by CodeCommit.</summary>
/// <remarks>Channels: notification rules, EventBridge, triggers (records with neither the field <c>created</c> nor the field <c>deleted</c>).</remarks>
[JsonConverter(typeof(EventJsonConverter<ReferenceUpdatedEvent>))]
public sealed record ReferenceUpdatedEvent : ReferenceEvent
{
    /// <summary>Creates an event. Set the required properties in the object initializer.</summary>
    public ReferenceUpdatedEvent()
    {
    }

    [SetsRequiredMembers]
    internal ReferenceUpdatedEvent(in EventReadContext input)
        : base(input)
    {
        CommitId = input.Detail.TakeString("commitId"u8);
        OldCommitId = input.Detail.TakeString("oldCommitId"u8);
        Merge = MergeDetails.Read(input.Detail);
    }

    [SetsRequiredMembers]
    internal ReferenceUpdatedEvent(in EventReadContext input, string triggerRef)
        : base(input, triggerRef) => CommitId = input.Detail.TakeString("commit"u8);

    /// <summary>The id of the new commit, usually 40 hexadecimal digits.</summary>
    public string? CommitId { get; init; }

    /// <summary>The id of the previous commit. Null if a trigger sent the event.</summary>
    public string? OldCommitId { get; init; }

    /// <summary>The merge, if CodeCommit updated the branch by a merge. Null for a push, even for the push of a merge commit.</summary>
    public MergeDetails? Merge { get; init; }

    /// <inheritdoc/>
    public override Checkout? Checkout => Checkout.At(CommitId, Reference, OldCommitId);

    internal override EventCatalogEntry Entry => EventCatalog.ReferenceUpdated;

    internal override EventActivity Activity => EventActivity.Moved;

    internal override (string? OldCommitId, string? CommitId) Tips => (OldCommitId, CommitId);

    internal override string?[] IdentityParts => [Reference.FullName, OldCommitId, CommitId];

    private protected override void WriteTriggerFields(FieldWriter writer) => writer.Text("commit", CommitId);

    private protected override void WriteFields(FieldWriter writer)
    {
        base.WriteFields(writer);
        writer.Text("commitId", CommitId);
        writer.Text("oldCommitId", OldCommitId);
        Merge?.Write(writer);
    }
}
