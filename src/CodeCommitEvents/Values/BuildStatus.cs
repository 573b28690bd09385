namespace CodeCommitEvents.Events;

/// <summary>How a build stands: <c>build-status</c>.</summary>
/// <remarks>An open vocabulary. Source: the CodeBuild API, <c>StatusType</c>.</remarks>
[Vocabulary]
public readonly partial record struct BuildStatus
{
    /// <summary>The build runs.</summary>
    public static BuildStatus InProgress { get; } = new("IN_PROGRESS");

    /// <summary>The build succeeded.</summary>
    public static BuildStatus Succeeded { get; } = new("SUCCEEDED");

    /// <summary>The build failed.</summary>
    public static BuildStatus Failed { get; } = new("FAILED");

    /// <summary>Somebody stopped the build.</summary>
    public static BuildStatus Stopped { get; } = new("STOPPED");

    /// <summary>The build took too long.</summary>
    public static BuildStatus TimedOut { get; } = new("TIMED_OUT");

    /// <summary>CodeBuild itself failed.</summary>
    public static BuildStatus Fault { get; } = new("FAULT");
}
