using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>A phase of a build (<c>phases[]</c>).</summary>
/// <remarks>The running phase and the phase <c>COMPLETED</c> have no end, duration, status or context.</remarks>
[JsonConverter(typeof(JsonRecordConverter<BuildPhase>))]
public sealed record BuildPhase : IJsonRecord<BuildPhase>
{
    /// <summary>The type of the phase (<c>phase-type</c>).</summary>
    public BuildPhaseType? PhaseType { get; init; }

    /// <summary>The status of the phase (<c>phase-status</c>).</summary>
    public BuildPhaseStatus? PhaseStatus { get; init; }

    /// <summary>The start of the phase (<c>start-time</c>, such as <c>Dec 11, 2022 12:44:39 AM</c>, in UTC). Null if the field is missing or is not a valid time. An invalid value is kept and is written unchanged.</summary>
    public DateTimeOffset? StartTime
    {
        get => AwsTimestamp.Parse(StartTimeText);
        init => StartTimeText = AwsTimestamp.FormatJavaMedium(value);
    }

    /// <summary>The end of the phase (<c>end-time</c>, such as <c>Dec 11, 2022 12:44:39 AM</c>, in UTC). Null if the field is missing or is not a valid time. An invalid value is kept and is written unchanged.</summary>
    public DateTimeOffset? EndTime
    {
        get => AwsTimestamp.Parse(EndTimeText);
        init => EndTimeText = AwsTimestamp.FormatJavaMedium(value);
    }

    /// <summary>The duration of the phase, in seconds (<c>duration-in-seconds</c>).</summary>
    public long? DurationInSeconds { get; init; }

    /// <summary>The contexts of the phase (<c>phase-context</c>). Each one is <c>CODE: message</c>, or <c>: </c> if there is no reason.</summary>
    public ValueList<string>? PhaseContext { get; init; }

    /// <summary>The first reason in <see cref="PhaseContext"/>. Null if there is none.</summary>
    public BuildPhaseReason? Reason => PhaseContext?.Select(BuildPhaseReason.Parse).FirstOrDefault(reason => reason is not null);

    /// <summary>The JSON fields that no other property contains.</summary>
    public JsonFields AdditionalFields { get; init; } = JsonFields.Empty;

    private string? StartTimeText { get; init; }

    private string? EndTimeText { get; init; }

    static BuildPhase IJsonRecord<BuildPhase>.Read(in JsonCursor value) => Read(value);

    void IJsonRecord<BuildPhase>.Write(FieldWriter writer) => Write(writer);

    internal static BuildPhase Read(in JsonCursor value) => new()
    {
        PhaseType = value.TakeWord("phase-type"u8) is { } phaseType ? new BuildPhaseType(phaseType) : null,
        PhaseStatus = value.TakeWord("phase-status"u8) is { } phaseStatus ? new BuildPhaseStatus(phaseStatus) : null,
        StartTimeText = value.TakeString("start-time"u8),
        EndTimeText = value.TakeString("end-time"u8),
        DurationInSeconds = value.TakeNumber("duration-in-seconds"u8),
        PhaseContext = value.TakeTexts("phase-context"u8),
        AdditionalFields = JsonFields.Untaken(value),
    };

    internal void Write(FieldWriter writer)
    {
        writer.Text("phase-type", PhaseType?.Value);
        writer.Text("phase-status", PhaseStatus?.Value);
        writer.Text("start-time", StartTimeText);
        writer.Text("end-time", EndTimeText);
        writer.Number("duration-in-seconds", DurationInSeconds);
        writer.Texts("phase-context", PhaseContext);
        writer.Additional(AdditionalFields);
    }
}
