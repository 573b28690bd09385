using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>What a record is read from: the object with its details, and what the envelope around it says of the event.</summary>
internal readonly ref struct EventReadContext
{
    /// <summary>The <c>detail</c> object; for a trigger the object of one reference.</summary>
    public JsonCursor Detail { get; init; }

    /// <summary>The <c>additionalAttributes</c> of a notification; empty elsewhere.</summary>
    public JsonCursor Attributes { get; init; }

    public string? Account { get; init; }

    public string? Region { get; init; }

    public DateTimeOffset? Time { get; init; }

    /// <summary>The first of the envelope's <c>resources</c>, or the trigger's <c>eventSourceARN</c>.</summary>
    public Arn? Resource { get; init; }

    /// <summary>Whether the event is one reference of a trigger's record, whose other facts stand in the record itself.</summary>
    public bool IsTrigger { get; init; }

    /// <summary>The trigger's <c>eventName</c>, where it names the event: of a test, and of what nobody knows.</summary>
    public string? TriggerEventName { get; init; }

    /// <summary>The trigger's <c>userIdentityARN</c>.</summary>
    public Arn? UserIdentity { get; init; }
}
