using CodeCommitEvents.Events;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Envelopes;

/// <summary>The object directly around an event's details: a notification, an EventBridge event or a trigger's record.</summary>
public abstract record EventEnvelope
{
    private JsonFields additionalFields = JsonFields.Empty;

    private protected EventEnvelope()
    {
    }

    /// <summary>The fields of the envelope that no property holds.</summary>
    public JsonFields AdditionalFields
    {
        get => additionalFields;
        init => additionalFields = value;
    }

    /// <summary>Keeps what the envelope and its event have left of the object that both were read from.</summary>
    internal void KeepUntaken(JsonCursor value) => additionalFields = JsonFields.Untaken(value);

    /// <summary>Writes the fields of the envelope, with the event in it.</summary>
    internal abstract void Write(FieldWriter writer, IReadOnlyList<ServiceEvent> events);
}
