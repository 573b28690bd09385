using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>A phase of a build ended.</summary>
/// <remarks>
/// Detail type <c>CodeBuild Build Phase Change</c>. Channels: EventBridge, notification rules of a project. The time of the
/// event is the start of the phase, not its end: events are not to be ordered by it.
/// </remarks>
[JsonConverter(typeof(EventJsonConverter<BuildPhaseChangeEvent>))]
public sealed record BuildPhaseChangeEvent : BuildEvent
{
    private readonly string? completedPhaseStart;
    private readonly string? completedPhaseEnd;

    /// <summary>An event with no more than its required properties.</summary>
    public BuildPhaseChangeEvent()
    {
    }

    [SetsRequiredMembers]
    internal BuildPhaseChangeEvent(in EventReadContext input)
        : base(input)
    {
        var detail = input.Detail;
        CompletedPhase = detail.TakeWord("completed-phase"u8) is { } phase ? new BuildPhaseType(phase) : null;
        CompletedPhaseStatus = detail.TakeWord("completed-phase-status"u8) is { } status ? new BuildPhaseStatus(status) : null;
        CompletedPhaseContext = detail.TakeString("completed-phase-context"u8);
        CompletedPhaseDurationSeconds = detail.TakeNumber("completed-phase-duration-seconds"u8);
        completedPhaseStart = detail.TakeString("completed-phase-start"u8);
        completedPhaseEnd = detail.TakeString("completed-phase-end"u8);
    }

    /// <summary>Which phase ended.</summary>
    public BuildPhaseType? CompletedPhase { get; init; }

    /// <summary>How it ended.</summary>
    public BuildPhaseStatus? CompletedPhaseStatus { get; init; }

    /// <summary>The context of the phase as a printed list: <c>[]</c>, <c>[: ]</c> or <c>[CODE: message]</c>.</summary>
    public string? CompletedPhaseContext { get; init; }

    /// <summary>Why it ended so; null where the context says nothing.</summary>
    public BuildPhaseReason? CompletedPhaseReason => BuildPhaseReason.Parse(CompletedPhaseContext);

    /// <summary>How long it took, in seconds.</summary>
    public long? CompletedPhaseDurationSeconds { get; init; }

    /// <summary>When it began (<c>completed-phase-start</c>, as <c>Dec 11, 2022 12:45:35 AM</c>, in UTC). Null if the text cannot be read as a time; it is written back as it came.</summary>
    public DateTimeOffset? CompletedPhaseStart
    {
        get => AwsTimestamp.Parse(completedPhaseStart);
        init => completedPhaseStart = AwsTimestamp.FormatJavaMedium(value);
    }

    /// <summary>When it ended (<c>completed-phase-end</c>, as <c>Dec 11, 2022 12:45:35 AM</c>, in UTC). Null if the text cannot be read as a time; it is written back as it came.</summary>
    public DateTimeOffset? CompletedPhaseEnd
    {
        get => AwsTimestamp.Parse(completedPhaseEnd);
        init => completedPhaseEnd = AwsTimestamp.FormatJavaMedium(value);
    }

    internal override EventCatalogEntry Entry => EventCatalog.BuildPhaseChange;

    internal override string?[] IdentityParts => [BuildArn.Value, CompletedPhase?.Value];

    private protected override void WriteFields(FieldWriter writer)
    {
        base.WriteFields(writer);
        writer.Text("completed-phase", CompletedPhase?.Value);
        writer.Text("completed-phase-status", CompletedPhaseStatus?.Value);
        writer.Text("completed-phase-context", CompletedPhaseContext);
        writer.Number("completed-phase-duration-seconds", CompletedPhaseDurationSeconds);
        writer.Text("completed-phase-start", completedPhaseStart);
        writer.Text("completed-phase-end", completedPhaseEnd);
    }
}
