using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>A build started or ended.</summary>
/// <remarks>
/// Detail type <c>CodeBuild Build State Change</c>. Channels: EventBridge, notification rules of a project. The reason why a build failed
/// is only in <see cref="BuildInformation.FailedPhase"/>.
/// </remarks>
[JsonConverter(typeof(EventJsonConverter<BuildStateChangeEvent>))]
public sealed record BuildStateChangeEvent : BuildEvent
{
    /// <summary>Creates an event. Set the required properties in the object initializer.</summary>
    public BuildStateChangeEvent()
    {
    }

    [SetsRequiredMembers]
    internal BuildStateChangeEvent(in EventReadContext input)
        : base(input)
    {
        BuildStatus = input.Detail.TakeWord("build-status"u8) is { } status ? new BuildStatus(status) : null;
        CurrentPhase = input.Detail.TakeWord("current-phase"u8) is { } phase ? new BuildPhaseType(phase) : null;
        CurrentPhaseContext = input.Detail.TakeString("current-phase-context"u8);
    }

    /// <summary>The status of the build (<c>build-status</c>). A completed build with any status other than <c>SUCCEEDED</c> has failed.</summary>
    public BuildStatus? BuildStatus { get; init; }

    /// <summary>The current phase: <c>SUBMITTED</c> when the build starts, <c>COMPLETED</c> when the build ends (<c>current-phase</c>).</summary>
    public BuildPhaseType? CurrentPhase { get; init; }

    /// <summary>The context of the phase in AWS's text format: <c>[]</c>, <c>[: ]</c> or <c>[CODE: message]</c> (<c>current-phase-context</c>).</summary>
    public string? CurrentPhaseContext { get; init; }

    /// <summary>The reason in <see cref="CurrentPhaseContext"/>. Null if there is none. Always null for a completed build, even if the build failed.</summary>
    public BuildPhaseReason? CurrentPhaseReason => BuildPhaseReason.Parse(CurrentPhaseContext);

    internal override EventCatalogEntry Entry => EventCatalog.BuildStateChange;

    internal override EventActivity Activity => BuildStatus is { } status ? ActivityOf(status) : EventActivity.None;

    internal override string Summary => BuildStatus is { } status ? $"a build that is {status}" : base.Summary;

    internal override string?[] IdentityParts => [BuildArn.Value, BuildStatus?.KnownValue];

    internal static EventActivity ActivityOf(BuildStatus status) =>
        status == Events.BuildStatus.InProgress ? EventActivity.None
        : status == Events.BuildStatus.Succeeded ? EventActivity.BuildSucceeded
        : status == Events.BuildStatus.Failed ? EventActivity.BuildFailed
        : status == Events.BuildStatus.Stopped ? EventActivity.BuildStopped
        : status == Events.BuildStatus.TimedOut ? EventActivity.BuildTimedOut
        : status == Events.BuildStatus.Fault ? EventActivity.BuildFault
        : EventActivity.OtherEnd;

    private protected override void WriteFields(FieldWriter writer)
    {
        base.WriteFields(writer);
        writer.Text("build-status", BuildStatus?.Value);
        writer.Text("current-phase", CurrentPhase?.Value);
        writer.Text("current-phase-context", CurrentPhaseContext);
    }
}
