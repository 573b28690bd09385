using CodeCommitEvents.Events;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Envelopes;

/// <summary>The JSON object that directly contains the details of an event: a notification, an EventBridge event or the record of a trigger.</summary>
public abstract record EventEnvelope
{
    private JsonFields additionalFields = JsonFields.Empty;

    private protected EventEnvelope()
    {
    }

    /// <summary>The fields of the envelope that no other property contains.</summary>
    public JsonFields AdditionalFields
    {
        get => additionalFields;
        init => additionalFields = value;
    }

    /// <summary>Stores the fields of the envelope that are not taken.</summary>
    internal void KeepUntaken(JsonCursor value) => additionalFields = JsonFields.Untaken(value);

    /// <summary>Writes the fields of the envelope, including its events. Only a trigger record can contain several events.</summary>
    internal abstract void Write(FieldWriter writer, IReadOnlyList<ServiceEvent> events);
}
