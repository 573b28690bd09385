using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>
/// A trigger was tested, for example with "Test trigger" in the console. The event can contain an existing commit and a user, but
/// nothing was pushed. The event is therefore not a <see cref="ReferenceEvent"/>, and no rule for pushes applies to it.
/// </summary>
/// <remarks>
/// <c>eventName</c> is <c>TriggerEventTest</c>. Source: the CodeCommit API, <c>TestRepositoryTriggers</c>.
/// </remarks>
[JsonConverter(typeof(EventJsonConverter<TriggerTestEvent>))]
public sealed record TriggerTestEvent : CodeCommitEvent
{
    /// <summary>Creates an event. Set its properties in the object initializer.</summary>
    public TriggerTestEvent()
    {
    }

    internal TriggerTestEvent(in EventReadContext input)
        : base(input) => References = input.Detail.TakeObjects("references"u8, TriggerReference.Read);

    /// <summary>The sample references. The commit id of each one is the id of the last commit, or zeros if the repository is empty. Null if the record has no list of references.</summary>
    public ValueList<TriggerReference>? References { get; init; }

    internal override EventCatalogEntry Entry => EventCatalog.TriggerTest;

    internal override string TriggerEventName => EventName;

    internal override string?[] IdentityParts => [.. (References ?? []).SelectMany(reference => new[] { reference.Ref, reference.Commit })];

    private protected override void WriteFields(FieldWriter writer)
    {
        base.WriteFields(writer);
        writer.Objects("references", References, static (item, reference) => reference.Write(item));
    }
}
