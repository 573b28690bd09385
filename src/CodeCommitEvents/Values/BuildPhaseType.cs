namespace CodeCommitEvents.Events;

/// <summary>A phase of a build: <c>phase-type</c>.</summary>
/// <remarks>An open vocabulary. Source: the CodeBuild API, <c>BuildPhaseType</c>; <c>INITIALIZED</c> was seen in an event of 2022.</remarks>
[Vocabulary]
public readonly partial record struct BuildPhaseType
{
    /// <summary>Before anything else.</summary>
    public static BuildPhaseType Initialized { get; } = new("INITIALIZED");

    /// <summary>The build was asked for.</summary>
    public static BuildPhaseType Submitted { get; } = new("SUBMITTED");

    /// <summary>The build waits for a machine.</summary>
    public static BuildPhaseType Queued { get; } = new("QUEUED");

    /// <summary>The environment is made.</summary>
    public static BuildPhaseType Provisioning { get; } = new("PROVISIONING");

    /// <summary>The source is fetched.</summary>
    public static BuildPhaseType DownloadSource { get; } = new("DOWNLOAD_SOURCE");

    /// <summary>The buildspec's <c>install</c>.</summary>
    public static BuildPhaseType Install { get; } = new("INSTALL");

    /// <summary>The buildspec's <c>pre_build</c>.</summary>
    public static BuildPhaseType PreBuild { get; } = new("PRE_BUILD");

    /// <summary>The buildspec's <c>build</c>.</summary>
    public static BuildPhaseType Build { get; } = new("BUILD");

    /// <summary>The buildspec's <c>post_build</c>: it runs after a failed <c>build</c> too.</summary>
    public static BuildPhaseType PostBuild { get; } = new("POST_BUILD");

    /// <summary>Artifacts are stored.</summary>
    public static BuildPhaseType UploadArtifacts { get; } = new("UPLOAD_ARTIFACTS");

    /// <summary>The environment is taken down.</summary>
    public static BuildPhaseType Finalizing { get; } = new("FINALIZING");

    /// <summary>The build has ended, well or not.</summary>
    public static BuildPhaseType Completed { get; } = new("COMPLETED");
}
