using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>A phase of a build (<c>phases[]</c>).</summary>
/// <remarks>The running phase and <c>COMPLETED</c> have no end, duration, status or context.</remarks>
[JsonConverter(typeof(JsonRecordConverter<BuildPhase>))]
public sealed record BuildPhase : IJsonRecord<BuildPhase>
{
    /// <summary>Which phase.</summary>
    public BuildPhaseType? PhaseType { get; init; }

    /// <summary>How it ended.</summary>
    public BuildPhaseStatus? PhaseStatus { get; init; }

    /// <summary>When it began (<c>start-time</c>, as <c>Dec 11, 2022 12:44:39 AM</c>, in UTC). Null if the text cannot be read as a time; it is written back as it came.</summary>
    public DateTimeOffset? StartTime
    {
        get => AwsTimestamp.Parse(StartTimeText);
        init => StartTimeText = AwsTimestamp.FormatJavaMedium(value);
    }

    /// <summary>When it ended (<c>end-time</c>, as <c>Dec 11, 2022 12:44:39 AM</c>, in UTC). Null if the text cannot be read as a time; it is written back as it came.</summary>
    public DateTimeOffset? EndTime
    {
        get => AwsTimestamp.Parse(EndTimeText);
        init => EndTimeText = AwsTimestamp.FormatJavaMedium(value);
    }

    /// <summary>How long it took, in seconds.</summary>
    public long? DurationInSeconds { get; init; }

    /// <summary>The contexts as they came: <c>CODE: message</c>, or <c>: </c> for nothing.</summary>
    public ValueList<string>? PhaseContext { get; init; }

    /// <summary>Why the phase ended as it did: the first context that says something.</summary>
    public BuildPhaseReason? Reason => PhaseContext?.Select(BuildPhaseReason.Parse).FirstOrDefault(reason => reason is not null);

    /// <summary>The fields that no property holds.</summary>
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
