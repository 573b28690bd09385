using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>
/// Somebody pressed "Test trigger". It may carry a real commit of a real user, yet nothing was pushed: that is why it is
/// no <see cref="ReferenceEvent"/>, and no rule for pushes can match it.
/// </summary>
/// <remarks>
/// <c>eventName</c> is <c>TriggerEventTest</c>. Source: the CodeCommit API, <c>TestRepositoryTriggers</c>.
/// </remarks>
[JsonConverter(typeof(EventJsonConverter<TriggerTestEvent>))]
public sealed record TriggerTestEvent : CodeCommitEvent
{
    /// <summary>An event without properties.</summary>
    public TriggerTestEvent()
    {
    }

    internal TriggerTestEvent(in EventReadContext input)
        : base(input) => References = input.Detail.TakeObjects("references"u8, TriggerReference.Read);

    /// <summary>The references of the sample: of the last commit, or zeros in an empty repository. Null where there is no list of them.</summary>
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
