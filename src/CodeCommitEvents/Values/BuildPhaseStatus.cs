namespace CodeCommitEvents.Events;

/// <summary>The status of a build phase (<c>phase-status</c>, <c>completed-phase-status</c>).</summary>
/// <remarks>Unknown values are kept. Source: the CodeBuild API, <c>StatusType</c>, and the CodeBuild user guide for <c>CLIENT_ERROR</c>.</remarks>
[Vocabulary]
public readonly partial record struct BuildPhaseStatus
{
    /// <summary>The phase is running.</summary>
    public static BuildPhaseStatus InProgress { get; } = new("IN_PROGRESS");

    /// <summary>The phase succeeded.</summary>
    public static BuildPhaseStatus Succeeded { get; } = new("SUCCEEDED");

    /// <summary>The phase failed.</summary>
    public static BuildPhaseStatus Failed { get; } = new("FAILED");

    /// <summary>The build was stopped in this phase.</summary>
    public static BuildPhaseStatus Stopped { get; } = new("STOPPED");

    /// <summary>The phase timed out.</summary>
    public static BuildPhaseStatus TimedOut { get; } = new("TIMED_OUT");

    /// <summary>CodeBuild had an internal error.</summary>
    public static BuildPhaseStatus Fault { get; } = new("FAULT");

    /// <summary>The project or its configuration has an error.</summary>
    public static BuildPhaseStatus ClientError { get; } = new("CLIENT_ERROR");
}
