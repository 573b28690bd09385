using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>The input of the readers of events: the <c>detail</c> object, and the facts about the event from its envelope.</summary>
internal readonly ref struct EventReadContext
{
    /// <summary>The <c>detail</c> object; for a trigger, an item of <c>codecommit.references</c>; for the test event of a trigger, the <c>codecommit</c> object.</summary>
    public JsonCursor Detail { get; init; }

    /// <summary>The <c>additionalAttributes</c> of a notification. Empty for other channels.</summary>
    public JsonCursor Attributes { get; init; }

    public string? Account { get; init; }

    public string? Region { get; init; }

    public DateTimeOffset? Time { get; init; }

    /// <summary>The first item of the envelope's <c>resources</c>, or the trigger's <c>eventSourceARN</c>.</summary>
    public Arn? Resource { get; init; }

    /// <summary>Whether the event is from the record of a trigger. If so, the name, repository and caller of the event are in the record, not in <see cref="Detail"/>.</summary>
    public bool IsTrigger { get; init; }

    /// <summary>The trigger's <c>eventName</c>, if it identifies the event, that is, for test events and unknown events.</summary>
    public string? TriggerEventName { get; init; }

    /// <summary>The trigger's <c>userIdentityARN</c>.</summary>
    public Arn? UserIdentity { get; init; }
}
