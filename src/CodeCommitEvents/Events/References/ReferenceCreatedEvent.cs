using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>A branch or a tag was created. For the first push of a branch, AWS sends only this event, not a <see cref="ReferenceUpdatedEvent"/>.</summary>
/// <remarks>Channels: notification rules, EventBridge, triggers (records with <c>created: true</c>).</remarks>
[JsonConverter(typeof(EventJsonConverter<ReferenceCreatedEvent>))]
public sealed record ReferenceCreatedEvent : ReferenceEvent
{
    /// <summary>Creates an event. Set the required properties in the object initializer.</summary>
    public ReferenceCreatedEvent()
    {
    }

    [SetsRequiredMembers]
    internal ReferenceCreatedEvent(in EventReadContext input)
        : base(input) => CommitId = input.Detail.TakeString("commitId"u8);

    [SetsRequiredMembers]
    internal ReferenceCreatedEvent(in EventReadContext input, string triggerRef)
        : base(input, triggerRef) => CommitId = input.Detail.TakeString("commit"u8);

    /// <summary>The id of the commit that the new reference points to, usually 40 hexadecimal digits.</summary>
    public string? CommitId { get; init; }

    /// <inheritdoc/>
    public override Checkout? Checkout => Checkout.At(CommitId, Reference);

    internal override EventCatalogEntry Entry => EventCatalog.ReferenceCreated;

    internal override EventActivity Activity => EventActivity.Created;

    internal override (string? OldCommitId, string? CommitId) Tips => (null, CommitId);

    internal override string?[] IdentityParts => [Reference.FullName, null, CommitId];

    private protected override void WriteTriggerFields(FieldWriter writer)
    {
        writer.Text("commit", CommitId);
        writer.Boolean("created", true);
    }

    private protected override void WriteFields(FieldWriter writer)
    {
        base.WriteFields(writer);
        writer.Text("commitId", CommitId);
    }
}
