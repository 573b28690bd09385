using CodeCommitEvents.Events;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Envelopes;

/// <summary>The envelope of an event on an EventBridge bus.</summary>
/// <remarks>
/// Source: <see href="https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html">AWS service event
/// metadata</see>. Delivery of CodeCommit's events is best effort, so events can be lost.
/// </remarks>
public sealed record EventBridgeEnvelope : ServiceEnvelope
{
    /// <summary>Creates an envelope without fields.</summary>
    public EventBridgeEnvelope()
    {
    }

    /// <summary>Creates the EventBridge envelope of an event. The envelope has no id.</summary>
    /// <param name="serviceEvent">The event.</param>
    /// <exception cref="ArgumentException">The event has no EventBridge envelope: it is the test event of a trigger, an unknown event, or a message that is not an event.</exception>
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

    /// <summary>The id of the event, a UUID. A repeated delivery has the same id.</summary>
    public string? Id { get; init; }

    /// <summary>The name of the replay, if the event was replayed from an archive. Null otherwise.</summary>
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
