using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>The input of event readers: the <c>detail</c> object, and values from the envelope of the event.</summary>
internal readonly ref struct EventReadContext
{
    /// <summary>The <c>detail</c> object; for a trigger, an item of <c>codecommit.references</c>; for the test event of a trigger, the <c>codecommit</c> object.</summary>
    public JsonCursor Detail { get; init; }

    /// <summary>The <c>additionalAttributes</c> of a notification. An empty cursor for other channels.</summary>
    public JsonCursor Attributes { get; init; }

    public string? Account { get; init; }

    public string? Region { get; init; }

    public DateTimeOffset? Time { get; init; }

    /// <summary>The first item of the envelope's <c>resources</c>, or the trigger's <c>eventSourceARN</c>.</summary>
    public Arn? Resource { get; init; }

    /// <summary>Whether the event is from a trigger record. If true, the name, the repository and the caller are in the record, not in <see cref="Detail"/>.</summary>
    public bool IsTrigger { get; init; }

    /// <summary>The trigger's <c>eventName</c>. Null for an event about a reference, because <c>ReferenceChanges</c> is not the name of one event.</summary>
    public string? TriggerEventName { get; init; }

    /// <summary>The trigger's <c>customData</c>.</summary>
    public string? CustomData { get; init; }

    /// <summary>The trigger's <c>userIdentityARN</c>.</summary>
    public Arn? UserIdentity { get; init; }
}
