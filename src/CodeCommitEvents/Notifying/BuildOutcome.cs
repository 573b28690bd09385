using System.Globalization;
using CodeCommitEvents.Building;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Notifying;

/// <summary>What became of a build: the facts that people want to know when a build ends.</summary>
/// <remarks>
/// <para>An outcome is made from an event without a call to AWS. What the event does not contain is null or empty.</para>
/// <para>The texts are untrusted: names of branches, messages of commands, names of role sessions.</para>
/// </remarks>
public sealed record BuildOutcome
{
    /// <summary>The ARN of the build or batch build.</summary>
    public required Arn BuildArn { get; init; }

    /// <summary>The name of the project.</summary>
    public required string ProjectName { get; init; }

    /// <summary>The build id for CodeBuild's API, <c>PROJECT:UUID</c>: the last part of <see cref="BuildArn"/>.</summary>
    public string BuildId => new BuildStateChangeEvent { BuildArn = BuildArn }.BuildId;

    /// <summary>The sequence number of the build in its project. Null if the event does not contain it, as the first event of a build.</summary>
    public long? BuildNumber { get; init; }

    /// <summary>The status of the build. Unknown values are kept. Null if the event contains none.</summary>
    public BuildStatus? Status { get; init; }

    /// <summary>
    /// Whether the build has ended: its status is one of the five known final statuses, or CodeBuild says that the build is complete. A project
    /// with automatic retries can start a new build after this one, with its own events.
    /// </summary>
    public bool IsFinal { get; init; }

    /// <summary>Whether the build has ended with <c>SUCCEEDED</c>.</summary>
    public bool IsSuccess => IsFinal && Status == BuildStatus.Succeeded;

    /// <summary>
    /// Whether the build was stopped because a newer build replaced it (<c>CancelSuperseded</c>). False if the build was not stopped, or if its
    /// rule never stops builds: then somebody stopped it. Null if that is unknown. An event does not contain who stopped a build, so only the
    /// history of the project says that a newer build replaced it.
    /// </summary>
    public bool? IsSuperseded { get; init; }

    /// <summary>The batch build, with its groups. Null for a single build.</summary>
    public BuildBatch? Batch { get; init; }

    /// <summary>The newest earlier build of the same <see cref="BuildSeries"/>. Null if there is none, or without <see cref="WithHistory"/>.</summary>
    public FinishedBuild? PreviousBuild { get; init; }

    /// <summary>Details that the event does not contain. Null without <see cref="WithDetails"/>.</summary>
    public BuildDetails? Details { get; init; }

    /// <summary>When the build was started. Null if the event does not contain it.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>
    /// When the build ended: the start of the phase <c>COMPLETED</c> or, without this phase, the end of the latest phase. Null if the build has
    /// not ended, or if the event contains no phases. The time of the event is not used, because it is later.
    /// </summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>The time from the start to the end of the build, including its time in the queue. Null if the start or the end is unknown.</summary>
    public TimeSpan? Duration => EndTime - StartTime is { } duration && duration >= TimeSpan.Zero ? duration : null;

    /// <summary>
    /// The first phase that did not succeed, with its reason. Null if the build is running or has succeeded, or if the event contains no such
    /// phase. Later phases of a failed build can have succeeded.
    /// </summary>
    public BuildPhase? FailedPhase { get; init; }

    /// <summary>The reason of <see cref="FailedPhase"/>: a code and a message. Null if there is none.</summary>
    public BuildPhaseReason? FailureReason => FailedPhase?.Reason;

    /// <summary>
    /// Why the build was started: the rule, the pull request, the branch, the caller. It comes from the environment variables of the build.
    /// Null if the build has none of them.
    /// </summary>
    public BuildCause? Cause { get; init; }

    /// <summary>The name of the CodeCommit repository. Null if the source is not in CodeCommit.</summary>
    public string? RepositoryName { get; init; }

    /// <summary>The region of the CodeCommit repository, which can be another one than that of the build: <c>eu-west-1</c>. Null if it is unknown.</summary>
    public string? RepositoryRegion { get; init; }

    /// <summary>The requested source version: a commit id, a branch, a reference or an S3 ARN. Null if the request contained none.</summary>
    public string? SourceVersion { get; init; }

    /// <summary>The commit id of the cause or, without a cause, of the requested source version. Null if neither contains one.</summary>
    public string? CommitId { get; init; }

    /// <summary>The commit that the build checked out, or another version of the source. Null if unknown: events do not contain it.</summary>
    public string? ResolvedSourceVersion { get; init; }

    /// <summary>Who started the build: a user, <c>role/session</c>, <c>rule/NAME</c> or <c>codepipeline/NAME</c>.</summary>
    public string? Initiator { get; init; }

    /// <summary>The output artifacts: the primary artifact first, then secondary ones. Events contain only the primary artifact. Empty if there is none.</summary>
    public ValueList<BuildArtifactLocation> Artifacts { get; init => field = value ?? ValueList<BuildArtifactLocation>.Empty; } = ValueList<BuildArtifactLocation>.Empty;

    /// <summary>The group and the stream of the log in CloudWatch Logs, and CodeBuild's link. Null if the event contains none.</summary>
    public BuildLogs? Logs { get; init; }

    /// <summary>The URL of the log in the AWS console. Null if there is no log yet, or if the event's link does not lead to the console.</summary>
    public Uri? LogUrl => LogLinks.UrlOf(Logs);

    /// <summary>The URL of the build in the AWS console, in the partition of the build. Null if a part of the URL is unknown or not valid.</summary>
    public Uri? ConsoleUrl => ConsoleUrls.Build(BuildArn, ProjectName);

    /// <summary>The URL of the test reports of the build in the AWS console. Null like <see cref="ConsoleUrl"/>. The page is empty for a build without reports.</summary>
    public Uri? ReportsUrl => ConsoleUrls.Build(BuildArn, ProjectName, "reports");

    /// <summary>Creates the outcome of a build from the event of its start or its end.</summary>
    /// <param name="build">The event.</param>
    /// <param name="prefix">
    /// The prefix of the environment variables that contain the cause. Default: <see cref="BuildCause.DefaultPrefix"/>. Null or empty if the
    /// builds have no such variables: then <see cref="Cause"/> is null.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="build"/> is null.</exception>
    public static BuildOutcome FromEvent(BuildStateChangeEvent build, string? prefix = BuildCause.DefaultPrefix)
    {
        ArgumentNullException.ThrowIfNull(build);
        var information = build.Information;
        var isFinal = IsEnd(build.BuildStatus, information?.BuildComplete);
        var cause = string.IsNullOrEmpty(prefix) ? null : BuildCause.FromEnvironment(build, prefix);
        return new()
        {
            BuildArn = build.BuildArn,
            ProjectName = build.ProjectName,
            BuildNumber = information?.BuildNumber,
            Status = build.BuildStatus,
            IsFinal = isFinal,
            IsSuperseded = BuildStop.IsSuperseded(build.BuildStatus, cause),
            StartTime = information?.BuildStartTime,
            EndTime = isFinal ? EndOf(information?.Phases) : null,
            FailedPhase = isFinal && build.BuildStatus != BuildStatus.Succeeded ? information?.FailedPhase : null,
            Cause = cause,
            RepositoryName = build.RepositoryName,
            RepositoryRegion = information?.Source?.RepositoryRegion,
            SourceVersion = information?.SourceVersion,
            CommitId = cause?.Commit ?? build.Checkout?.CommitId,
            Initiator = information?.Initiator,
            Artifacts = information?.Artifact is { } artifact && BuildArtifactLocation.Of(artifact.Location, null, artifact.Md5Sum, artifact.Sha256Sum) is { } primary
                ? [primary]
                : ValueList<BuildArtifactLocation>.Empty,
            Logs = information?.Logs,
        };
    }

    /// <summary>Creates the outcome of a batch build.</summary>
    /// <param name="batch">The batch build.</param>
    /// <param name="prefix">The prefix of the environment variables that contain the cause, as for <see cref="FromEvent"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="batch"/> is null.</exception>
    public static BuildOutcome FromBatch(BuildBatch batch, string? prefix = BuildCause.DefaultPrefix)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var (outcome, end) = (FromEvent(batch.ToEvent(), prefix), batch.IsComplete ? batch.EndTime : null);
        return outcome with { Batch = batch, IsFinal = batch.IsComplete, EndTime = end, Artifacts = batch.Artifacts, ResolvedSourceVersion = batch.ResolvedSourceVersion };
    }

    /// <summary>Returns a copy with what the history of the project says: whether a newer build replaced a stopped build.</summary>
    /// <param name="history">The history of the build.</param>
    /// <exception cref="ArgumentNullException"><paramref name="history"/> is null.</exception>
    public BuildOutcome WithHistory(BuildHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        return this with { PreviousBuild = history.PreviousBuild, IsSuperseded = IsSuperseded ?? (Cause is null && history.ReplacedBy is null ? null : history.ReplacedBy is not null) };
    }

    /// <summary>Returns a copy with details. Their artifacts replace those of the event, which contains only the primary artifact.</summary>
    /// <param name="details">The details of the build.</param>
    /// <exception cref="ArgumentNullException"><paramref name="details"/> is null.</exception>
    public BuildOutcome WithDetails(BuildDetails details)
    {
        ArgumentNullException.ThrowIfNull(details);
        return this with { Details = details, Artifacts = details.Artifacts.Count > 0 ? details.Artifacts : Artifacts };
    }

    /// <summary>Returns the project, the build number, the status and the duration, on one line.</summary>
    public override string ToString() =>
        $"{DisplayText.Escape(ProjectName)}{(BuildNumber is { } number ? $" #{number.ToString(CultureInfo.InvariantCulture)}" : "")}: {(Status is { } status ? DisplayText.Escape(status.Value) : "unknown")}"
        + (Duration is { } duration ? $" in {duration.ToString("c", CultureInfo.InvariantCulture)}" : "");

    /// <summary>A status that this library does not know can be a new status of a running build. Then, CodeBuild's own flag decides.</summary>
    private static bool IsEnd(BuildStatus? status, bool? isComplete) => status is not { } value ? isComplete == true
        : value != BuildStatus.InProgress && (BuildStateChangeEvent.ActivityOf(value) != EventActivity.OtherEnd || isComplete != false);

    private static DateTimeOffset? EndOf(ValueList<BuildPhase>? phases) =>
        phases?.FirstOrDefault(static phase => phase.PhaseType == BuildPhaseType.Completed && phase.StartTime is not null)?.StartTime
            ?? phases?.Max(static phase => phase.EndTime);
}
