namespace CodeCommitEvents.Events;

/// <summary>The status of a build (<c>build-status</c>).</summary>
/// <remarks>Unknown values are kept. Source: the CodeBuild API, <c>StatusType</c>.</remarks>
[Vocabulary]
public readonly partial record struct BuildStatus
{
    /// <summary>The build is running.</summary>
    public static BuildStatus InProgress { get; } = new("IN_PROGRESS");

    /// <summary>The build succeeded.</summary>
    public static BuildStatus Succeeded { get; } = new("SUCCEEDED");

    /// <summary>The build failed.</summary>
    public static BuildStatus Failed { get; } = new("FAILED");

    /// <summary>The build was stopped.</summary>
    public static BuildStatus Stopped { get; } = new("STOPPED");

    /// <summary>The build timed out.</summary>
    public static BuildStatus TimedOut { get; } = new("TIMED_OUT");

    /// <summary>CodeBuild had an internal error.</summary>
    public static BuildStatus Fault { get; } = new("FAULT");
}
