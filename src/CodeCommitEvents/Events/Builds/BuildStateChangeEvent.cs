using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>A build started or ended.</summary>
/// <remarks>
/// Detail type <c>CodeBuild Build State Change</c>. Channels: EventBridge, notification rules of a project. A failed build
/// tells its reason in <see cref="BuildInformation.FailedPhase"/> only.
/// </remarks>
[JsonConverter(typeof(EventJsonConverter<BuildStateChangeEvent>))]
public sealed record BuildStateChangeEvent : BuildEvent
{
    /// <summary>An event with no more than its required properties.</summary>
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

    /// <summary>How the build stands. Completed and not succeeded is failed, whatever the word.</summary>
    public BuildStatus? BuildStatus { get; init; }

    /// <summary>The phase that the build is in: <c>SUBMITTED</c> at its start, <c>COMPLETED</c> at its end.</summary>
    public BuildPhaseType? CurrentPhase { get; init; }

    /// <summary>The context of the phase as a printed list: <c>[]</c>, <c>[: ]</c> or <c>[CODE: message]</c>.</summary>
    public string? CurrentPhaseContext { get; init; }

    /// <summary>What the context says. Empty at the end of a build, also of a failed one.</summary>
    public BuildPhaseReason? CurrentPhaseReason => BuildPhaseReason.Parse(CurrentPhaseContext);

    internal override EventCatalogEntry Entry => EventCatalog.BuildStateChange;

    internal override EventActivity Activity => BuildStatus is { } status ? ActivityOf(status) : EventActivity.None;

    internal override string Summary => BuildStatus is { } status ? $"a build that is {status}" : base.Summary;

    internal override string?[] IdentityParts => [BuildArn.Value, BuildStatus?.Value];

    /// <summary>What a build with this status has come to; none while it runs.</summary>
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
