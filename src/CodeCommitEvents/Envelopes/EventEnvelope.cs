using CodeCommitEvents.Events;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Envelopes;

/// <summary>The object directly around the details of an event: a notification, an EventBridge event, or the record of a trigger.</summary>
public abstract record EventEnvelope
{
    private JsonFields additionalFields = JsonFields.Empty;

    private protected EventEnvelope()
    {
    }

    /// <summary>JSON fields of the envelope that this type has no property for.</summary>
    public JsonFields AdditionalFields
    {
        get => additionalFields;
        init => additionalFields = value;
    }

    /// <summary>Stores the fields that neither the envelope nor its event has taken.</summary>
    internal void KeepUntaken(JsonCursor value) => additionalFields = JsonFields.Untaken(value);

    /// <summary>Writes the fields of the envelope, including the event.</summary>
    internal abstract void Write(FieldWriter writer, IReadOnlyList<ServiceEvent> events);
}
