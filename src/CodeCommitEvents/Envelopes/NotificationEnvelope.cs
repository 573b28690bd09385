using CodeCommitEvents.Events;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Envelopes;

/// <summary>The envelope of a notification rule's message. It has no id of its own.</summary>
/// <remarks>
/// Source: <see href="https://docs.aws.amazon.com/dtconsole/latest/userguide/concepts.html">Notification concepts</see> of
/// the Developer Tools console, and captured messages.
/// </remarks>
public sealed record NotificationEnvelope : ServiceEnvelope
{
    private JsonFields? additionalAttributes = JsonFields.Empty;

    /// <summary>An envelope without fields.</summary>
    public NotificationEnvelope()
    {
    }

    /// <summary>The envelope that a notification rule would send the event in.</summary>
    /// <param name="serviceEvent">The event.</param>
    /// <exception cref="ArgumentException">The event has no such form: a trigger's test, an unknown event, no event at all.</exception>
    public NotificationEnvelope(ServiceEvent serviceEvent)
        : base(serviceEvent)
    {
    }

    internal NotificationEnvelope(JsonCursor value, bool isDetailText)
        : base(value, "detailType"u8, isDetailText) => NotificationRuleArn = value.TakeArn("notificationRuleArn"u8);

    /// <summary>The rule that sent the notification.</summary>
    public Arn? NotificationRuleArn { get; init; }

    /// <summary>
    /// The fields of <c>additionalAttributes</c> that the event has no property for. Null if the notification has no
    /// <c>additionalAttributes</c> at all; AWS always sends them, often empty.
    /// </summary>
    public JsonFields? AdditionalAttributes
    {
        get => additionalAttributes;
        init => additionalAttributes = value;
    }

    /// <summary>Keeps what the event has left of the attributes.</summary>
    internal void KeepUntakenAttributes(JsonCursor attributes) =>
        additionalAttributes = attributes.IsObject ? JsonFields.Untaken(attributes) : null;

    internal override void Write(FieldWriter writer, IReadOnlyList<ServiceEvent> events)
    {
        WriteCommon(writer, "detailType", events[0]);
        writer.Text("notificationRuleArn", NotificationRuleArn?.Value);
        writer.Object("additionalAttributes", AdditionalAttributes, (attributes, rest) =>
        {
            events[0].WriteAttributes(attributes);
            attributes.Additional(rest);
        });
        writer.Additional(AdditionalFields);
    }
}
