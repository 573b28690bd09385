using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>A phase of a build ended.</summary>
/// <remarks>
/// Detail type <c>CodeBuild Build Phase Change</c>. Channels: EventBridge, notification rules of a project. The time of the event is the
/// start of the phase, not the end, so do not sort events by time.
/// </remarks>
[JsonConverter(typeof(EventJsonConverter<BuildPhaseChangeEvent>))]
public sealed record BuildPhaseChangeEvent : BuildEvent
{
    private readonly string? completedPhaseStart;
    private readonly string? completedPhaseEnd;

    /// <summary>Creates an event. Set the required properties in the object initializer.</summary>
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

    /// <summary>The phase that ended (<c>completed-phase</c>).</summary>
    public BuildPhaseType? CompletedPhase { get; init; }

    /// <summary>The status of the ended phase (<c>completed-phase-status</c>).</summary>
    public BuildPhaseStatus? CompletedPhaseStatus { get; init; }

    /// <summary>The context of the phase in AWS's text format: <c>[]</c>, <c>[: ]</c> or <c>[CODE: message]</c> (<c>completed-phase-context</c>).</summary>
    public string? CompletedPhaseContext { get; init; }

    /// <summary>The reason in <see cref="CompletedPhaseContext"/>. Null if there is none.</summary>
    public BuildPhaseReason? CompletedPhaseReason => BuildPhaseReason.Parse(CompletedPhaseContext);

    /// <summary>The duration of the phase, in seconds (<c>completed-phase-duration-seconds</c>).</summary>
    public long? CompletedPhaseDurationSeconds { get; init; }

    /// <summary>The start of the phase (<c>completed-phase-start</c>, such as <c>Dec 11, 2022 12:45:35 AM</c>, in UTC). Null if the field is missing or is not a valid time. An invalid value is kept and is written unchanged.</summary>
    public DateTimeOffset? CompletedPhaseStart
    {
        get => AwsTimestamp.Parse(completedPhaseStart);
        init => completedPhaseStart = AwsTimestamp.FormatJavaMedium(value);
    }

    /// <summary>The end of the phase (<c>completed-phase-end</c>, such as <c>Dec 11, 2022 12:45:35 AM</c>, in UTC). Null if the field is missing or is not a valid time. An invalid value is kept and is written unchanged.</summary>
    public DateTimeOffset? CompletedPhaseEnd
    {
        get => AwsTimestamp.Parse(completedPhaseEnd);
        init => completedPhaseEnd = AwsTimestamp.FormatJavaMedium(value);
    }

    internal override EventCatalogEntry Entry => EventCatalog.BuildPhaseChange;

    internal override string?[] IdentityParts => [BuildArn.Value, CompletedPhase?.KnownValue];

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
