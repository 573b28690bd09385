using CodeCommitEvents.Events;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Envelopes;

/// <summary>A record of a repository trigger. If one push changes several references, each is an event of its own with the same record.</summary>
/// <remarks>
/// Source: <see href="https://docs.aws.amazon.com/codecommit/latest/userguide/how-to-notify-lambda.html">Create a trigger
/// for a Lambda function</see>.
/// </remarks>
public sealed record TriggerEnvelope : EventEnvelope
{
    /// <summary>Creates a record without fields.</summary>
    public TriggerEnvelope()
    {
    }

    /// <summary>Creates the record in which a trigger sends an event, without ids.</summary>
    /// <param name="codeCommitEvent">A <see cref="ReferenceEvent"/> or a <see cref="TriggerTestEvent"/>.</param>
    /// <exception cref="ArgumentException">Triggers do not send the event.</exception>
    public TriggerEnvelope(CodeCommitEvent codeCommitEvent)
    {
        ArgumentNullException.ThrowIfNull(codeCommitEvent);
        EventName = codeCommitEvent.TriggerEventName ?? throw new ArgumentException($"Triggers do not send a {codeCommitEvent.GetType().Name}.", nameof(codeCommitEvent));
        AwsRegion = codeCommitEvent.Region;
        EventTime = codeCommitEvent.Time;
        UserIdentityArn = codeCommitEvent.CallerUserArn;
        EventSourceArn = codeCommitEvent.RepositoryArn
            ?? new Arn($"arn:aws:codecommit:{codeCommitEvent.Region}:{codeCommitEvent.Account}:{codeCommitEvent.RepositoryName}");
        EventSource = "aws:codecommit";
        EventVersion = "1.0";
        EventPartNumber = 1;
        EventTotalParts = 1;
    }

    internal TriggerEnvelope(JsonCursor record, JsonCursor codeCommit)
    {
        AwsRegion = record.TakeCommonString("awsRegion"u8);
        CustomData = record.TakeString("customData"u8);
        EventId = record.TakeString("eventId"u8);
        EventName = record.TakeCommonString("eventName"u8);
        EventPartNumber = record.TakeInt32("eventPartNumber"u8);
        EventTotalParts = record.TakeInt32("eventTotalParts"u8);
        EventSource = record.TakeCommonString("eventSource"u8);
        EventSourceArn = record.TakeArn("eventSourceARN"u8);
        EventTimeText = record.TakeString("eventTime"u8);
        EventTriggerConfigId = record.TakeCommonString("eventTriggerConfigId"u8);
        EventTriggerName = record.TakeCommonString("eventTriggerName"u8);
        EventVersion = record.TakeCommonString("eventVersion"u8);
        UserIdentityArn = record.TakeArn("userIdentityARN"u8);
        codeCommit.Take();
        CodeCommitFields = JsonFields.Untaken(codeCommit);
        KeepUntaken(record);
    }

    /// <summary>The region, such as <c>eu-central-1</c>.</summary>
    public string? AwsRegion { get; init; }

    /// <summary>The custom data that is configured for the trigger. Null or empty if there is none.</summary>
    public string? CustomData { get; init; }

    /// <summary>The id of the push, a UUID.</summary>
    public string? EventId { get; init; }

    /// <summary>The name of the event: <c>ReferenceChanges</c> for a push of any kind, or <c>TriggerEventTest</c>.</summary>
    public string? EventName { get; init; }

    /// <summary>The number of this part, starting at 1. AWS splits a large push into several parts.</summary>
    public int? EventPartNumber { get; init; }

    /// <summary>The total number of parts.</summary>
    public int? EventTotalParts { get; init; }

    /// <summary>The event source, <c>aws:codecommit</c>.</summary>
    public string? EventSource { get; init; }

    /// <summary>The ARN of the repository.</summary>
    public Arn? EventSourceArn { get; init; }

    /// <summary>When the push happened (<c>eventTime</c>). Null if the field is missing or is not a valid time; an invalid value is written back unchanged.</summary>
    public DateTimeOffset? EventTime
    {
        get => AwsTimestamp.Parse(EventTimeText);
        init => EventTimeText = AwsTimestamp.FormatTrigger(value);
    }

    /// <summary>The value of <c>eventTime</c>, such as <c>2022-05-21T14:09:45.539+0000</c>.</summary>
    internal string? EventTimeText { get; init; }

    /// <summary>The id of the trigger, a UUID.</summary>
    public string? EventTriggerConfigId { get; init; }

    /// <summary>The name of the trigger. It can contain spaces.</summary>
    public string? EventTriggerName { get; init; }

    /// <summary>The version of the record format, <c>1.0</c>.</summary>
    public string? EventVersion { get; init; }

    /// <summary>The ARN of the caller who pushed (<c>userIdentityARN</c>).</summary>
    public Arn? UserIdentityArn { get; init; }

    /// <summary>The index of this event's reference in the record, starting at 0.</summary>
    internal int ReferenceIndex { get; init; }

    /// <summary>JSON fields of <c>codecommit</c>, except <c>references</c>, that this type has no property for.</summary>
    public JsonFields CodeCommitFields { get; init; } = JsonFields.Empty;

    internal override void Write(FieldWriter writer, IReadOnlyList<ServiceEvent> events)
    {
        writer.Text("awsRegion", AwsRegion);
        writer.Object("codecommit", this, (codeCommit, _) =>
        {
            codeCommit.List<object>("references", events is [TriggerTestEvent test] ? test.References : [.. events], TriggerReferences.Write, ReferenceIndex);
            codeCommit.Additional(CodeCommitFields);
        });
        writer.TextOrNull("customData", CustomData);
        writer.Text("eventId", EventId);
        writer.Text("eventName", EventName);
        writer.Number("eventPartNumber", EventPartNumber);
        writer.Text("eventSource", EventSource);
        writer.Text("eventSourceARN", EventSourceArn?.Value);
        writer.Text("eventTime", EventTimeText);
        writer.Number("eventTotalParts", EventTotalParts);
        writer.Text("eventTriggerConfigId", EventTriggerConfigId);
        writer.Text("eventTriggerName", EventTriggerName);
        writer.Text("eventVersion", EventVersion);
        writer.Text("userIdentityARN", UserIdentityArn?.Value);
        writer.Additional(AdditionalFields);
    }
}
