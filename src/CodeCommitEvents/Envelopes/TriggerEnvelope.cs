using CodeCommitEvents.Events;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Envelopes;

/// <summary>The record of a repository trigger. A push can change several references. Each reference is a separate event with the same record.</summary>
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

    /// <summary>Creates the trigger record of an event. The record has no ids.</summary>
    /// <param name="codeCommitEvent">A <see cref="ReferenceEvent"/> or a <see cref="TriggerTestEvent"/>.</param>
    /// <exception cref="ArgumentException">Triggers do not send this event.</exception>
    public TriggerEnvelope(CodeCommitEvent codeCommitEvent)
    {
        ArgumentNullException.ThrowIfNull(codeCommitEvent);
        EventName = codeCommitEvent.TriggerEventName ?? throw new ArgumentException($"A {codeCommitEvent.GetType().Name} has no trigger record.", nameof(codeCommitEvent));
        AwsRegion = codeCommitEvent.Region;
        CustomData = (codeCommitEvent as ReferenceEvent)?.CustomData;
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

    /// <summary>The custom data of the trigger. Null or empty if there is none.</summary>
    public string? CustomData { get; init; }

    /// <summary>The id of the push, a UUID.</summary>
    public string? EventId { get; init; }

    /// <summary><c>ReferenceChanges</c> for every kind of change, or <c>TriggerEventTest</c>.</summary>
    public string? EventName { get; init; }

    /// <summary>The part number of this record, starting at 1. CodeCommit splits a large push into several records.</summary>
    public int? EventPartNumber { get; init; }

    /// <summary>The number of records for the push.</summary>
    public int? EventTotalParts { get; init; }

    /// <summary>The event source, <c>aws:codecommit</c>.</summary>
    public string? EventSource { get; init; }

    /// <summary>The ARN of the repository.</summary>
    public Arn? EventSourceArn { get; init; }

    /// <summary>When the push happened. Null if the field is missing or is not a valid time. An invalid value is kept and is written unchanged.</summary>
    public DateTimeOffset? EventTime
    {
        get => AwsTimestamp.Parse(EventTimeText);
        init => EventTimeText = AwsTimestamp.FormatTrigger(value);
    }

    /// <summary>The text of <c>eventTime</c>, such as <c>2022-05-21T14:09:45.539+0000</c>.</summary>
    internal string? EventTimeText { get; init; }

    /// <summary>The id of the trigger, a UUID.</summary>
    public string? EventTriggerConfigId { get; init; }

    /// <summary>The name of the trigger. Can contain spaces.</summary>
    public string? EventTriggerName { get; init; }

    /// <summary>The version of the record format, <c>1.0</c>.</summary>
    public string? EventVersion { get; init; }

    /// <summary>The ARN of the caller who pushed.</summary>
    public Arn? UserIdentityArn { get; init; }

    /// <summary>The index of the event's reference in the record, counted from 0.</summary>
    internal int ReferenceIndex { get; init; }

    /// <summary>The fields of the <c>codecommit</c> object, except <c>references</c>.</summary>
    public JsonFields CodeCommitFields { get; init; } = JsonFields.Empty;

    internal override void Write(FieldWriter writer, IReadOnlyList<ServiceEvent> events)
    {
        writer.Text("awsRegion", AwsRegion);
        writer.Object("codecommit", this, (codeCommit, _) =>
        {
            codeCommit.List<object>("references", events is [TriggerTestEvent test] ? test.References : [.. events], TriggerReferenceWriter.Write, ReferenceIndex);
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
