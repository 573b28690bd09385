using CodeCommitEvents.Events;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Envelopes;

/// <summary>The envelope of an EventBridge event.</summary>
/// <remarks>
/// Source: <see href="https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html">AWS service event
/// metadata</see>. CodeCommit sends its events on a best-effort basis.
/// </remarks>
public sealed record EventBridgeEnvelope : ServiceEnvelope
{
    /// <summary>Creates an envelope without fields.</summary>
    public EventBridgeEnvelope()
    {
    }

    /// <summary>Creates the envelope in which EventBridge delivers an event, without an id.</summary>
    /// <param name="serviceEvent">The event.</param>
    /// <exception cref="ArgumentException">EventBridge does not deliver the event: it is a trigger's test, an unknown event, or not an event.</exception>
    public EventBridgeEnvelope(ServiceEvent serviceEvent)
        : base(serviceEvent) => Version = "0";

    internal EventBridgeEnvelope(JsonCursor value, bool isDetailText)
        : base(value, "detail-type"u8, isDetailText)
    {
        Version = value.TakeCommonString("version"u8);
        Id = value.TakeString("id"u8);
        ReplayName = value.TakeString("replay-name"u8);
    }

    /// <summary>The version of the event format, <c>0</c>.</summary>
    public string? Version { get; init; }

    /// <summary>The id of the event, a UUID. It stays the same if the event is delivered again.</summary>
    public string? Id { get; init; }

    /// <summary>The name of the replay (<c>replay-name</c>). Null if the event is not replayed from an archive.</summary>
    public string? ReplayName { get; init; }

    internal override void Write(FieldWriter writer, IReadOnlyList<ServiceEvent> events)
    {
        writer.Text("version", Version);
        writer.Text("id", Id);
        WriteCommon(writer, "detail-type", events[0]);
        writer.Text("replay-name", ReplayName);
        writer.Additional(AdditionalFields);
    }
}
