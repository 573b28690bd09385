using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>A branch or a tag was deleted. There is nothing to build.</summary>
/// <remarks>Channels: notification rules, EventBridge, triggers (records with <c>deleted: true</c>).</remarks>
[JsonConverter(typeof(EventJsonConverter<ReferenceDeletedEvent>))]
public sealed record ReferenceDeletedEvent : ReferenceEvent
{
    /// <summary>Creates an event. Set the required properties in the object initializer.</summary>
    public ReferenceDeletedEvent()
    {
    }

    [SetsRequiredMembers]
    internal ReferenceDeletedEvent(in EventReadContext input)
        : base(input) => OldCommitId = input.Detail.TakeString("oldCommitId"u8);

    [SetsRequiredMembers]
    internal ReferenceDeletedEvent(in EventReadContext input, string triggerRef)
        : base(input, triggerRef) => OldCommitId = input.Detail.TakeString("commit"u8);

    /// <summary>The id of the commit that the reference pointed to, usually 40 hexadecimal digits.</summary>
    public string? OldCommitId { get; init; }

    internal override EventCatalogEntry Entry => EventCatalog.ReferenceDeleted;

    internal override EventActivity Activity => EventActivity.Deleted;

    internal override (string? OldCommitId, string? CommitId) Tips => (OldCommitId, null);

    internal override string?[] IdentityParts => [Reference.FullName, OldCommitId, null];

    private protected override void WriteTriggerFields(FieldWriter writer)
    {
        writer.Text("commit", OldCommitId);
        writer.Boolean("deleted", true);
    }

    private protected override void WriteFields(FieldWriter writer)
    {
        base.WriteFields(writer);
        writer.Text("oldCommitId", OldCommitId);
    }
}
