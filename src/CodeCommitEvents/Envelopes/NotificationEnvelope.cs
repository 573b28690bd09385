using CodeCommitEvents.Events;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Envelopes;

/// <summary>The envelope of a message that a notification rule sent. The envelope has no id.</summary>
/// <remarks>
/// Source: <see href="https://docs.aws.amazon.com/dtconsole/latest/userguide/concepts.html">Notification concepts</see> of
/// the Developer Tools console, and captured messages.
/// </remarks>
public sealed record NotificationEnvelope : ServiceEnvelope
{
    private JsonFields? additionalAttributes = JsonFields.Empty;

    /// <summary>Creates an envelope without fields.</summary>
    public NotificationEnvelope()
    {
    }

    /// <summary>Creates the notification envelope of an event.</summary>
    /// <param name="serviceEvent">The event.</param>
    /// <exception cref="ArgumentException">The event has no notification envelope: it is the test event of a trigger, an unknown event, or a message that is not an event.</exception>
    public NotificationEnvelope(ServiceEvent serviceEvent)
        : base(serviceEvent)
    {
    }

    internal NotificationEnvelope(JsonCursor value, bool isDetailText)
        : base(value, "detailType"u8, isDetailText) => NotificationRuleArn = value.TakeArn("notificationRuleArn"u8);

    /// <summary>The ARN of the notification rule that sent the notification.</summary>
    public Arn? NotificationRuleArn { get; init; }

    /// <summary>
    /// The fields of <c>additionalAttributes</c> that no property of the event contains. Null if the notification does not contain
    /// <c>additionalAttributes</c>. AWS always sends this object, but often without fields.
    /// </summary>
    public JsonFields? AdditionalAttributes
    {
        get => additionalAttributes;
        init => additionalAttributes = value;
    }

    /// <summary>Stores the attributes that are not taken.</summary>
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
