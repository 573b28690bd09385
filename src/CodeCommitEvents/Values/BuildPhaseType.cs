namespace CodeCommitEvents.Events;

/// <summary>The type of a build phase (<c>phase-type</c>).</summary>
/// <remarks>Unknown values are kept. Source: the CodeBuild API, <c>BuildPhaseType</c>. <c>INITIALIZED</c> is not documented; an event captured in 2022 contained it.</remarks>
[Vocabulary]
public readonly partial record struct BuildPhaseType
{
    /// <summary>CodeBuild initializes the build. This phase is before all other phases.</summary>
    public static BuildPhaseType Initialized { get; } = new("INITIALIZED");

    /// <summary>The build was submitted.</summary>
    public static BuildPhaseType Submitted { get; } = new("SUBMITTED");

    /// <summary>The build waits in the queue.</summary>
    public static BuildPhaseType Queued { get; } = new("QUEUED");

    /// <summary>CodeBuild sets up the build environment.</summary>
    public static BuildPhaseType Provisioning { get; } = new("PROVISIONING");

    /// <summary>CodeBuild downloads the source.</summary>
    public static BuildPhaseType DownloadSource { get; } = new("DOWNLOAD_SOURCE");

    /// <summary>The buildspec phase <c>install</c> runs.</summary>
    public static BuildPhaseType Install { get; } = new("INSTALL");

    /// <summary>The buildspec phase <c>pre_build</c> runs.</summary>
    public static BuildPhaseType PreBuild { get; } = new("PRE_BUILD");

    /// <summary>The buildspec phase <c>build</c> runs.</summary>
    public static BuildPhaseType Build { get; } = new("BUILD");

    /// <summary>The buildspec phase <c>post_build</c> runs, even if the phase <c>build</c> failed.</summary>
    public static BuildPhaseType PostBuild { get; } = new("POST_BUILD");

    /// <summary>CodeBuild uploads the artifacts.</summary>
    public static BuildPhaseType UploadArtifacts { get; } = new("UPLOAD_ARTIFACTS");

    /// <summary>CodeBuild cleans up the build environment.</summary>
    public static BuildPhaseType Finalizing { get; } = new("FINALIZING");

    /// <summary>The build has ended, with any status.</summary>
    public static BuildPhaseType Completed { get; } = new("COMPLETED");
}
