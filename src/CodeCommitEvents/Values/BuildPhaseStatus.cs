namespace CodeCommitEvents.Events;

/// <summary>How a phase of a build stands: <c>phase-status</c>.</summary>
/// <remarks>An open vocabulary. Source: the CodeBuild API, <c>StatusType</c>, and the CodeBuild user guide for <c>CLIENT_ERROR</c>.</remarks>
[Vocabulary]
public readonly partial record struct BuildPhaseStatus
{
    /// <summary>The phase runs.</summary>
    public static BuildPhaseStatus InProgress { get; } = new("IN_PROGRESS");

    /// <summary>The phase succeeded.</summary>
    public static BuildPhaseStatus Succeeded { get; } = new("SUCCEEDED");

    /// <summary>The phase failed.</summary>
    public static BuildPhaseStatus Failed { get; } = new("FAILED");

    /// <summary>Somebody stopped the build in this phase.</summary>
    public static BuildPhaseStatus Stopped { get; } = new("STOPPED");

    /// <summary>The phase took too long.</summary>
    public static BuildPhaseStatus TimedOut { get; } = new("TIMED_OUT");

    /// <summary>CodeBuild itself failed.</summary>
    public static BuildPhaseStatus Fault { get; } = new("FAULT");

    /// <summary>The project is set up wrongly.</summary>
    public static BuildPhaseStatus ClientError { get; } = new("CLIENT_ERROR");
}
