using System.Diagnostics;

namespace CodeCommitEvents.Events;

/// <summary>A phase of a build: <c>phase-type</c>.</summary>
/// <remarks>
/// An open vocabulary: a value that AWS adds later is kept in its own spelling and is simply equal to none of the known
/// ones. Case does not matter. The default value has the empty <see cref="Value"/>. Source: the CodeBuild API, <c>BuildPhaseType</c>; <c>INITIALIZED</c> was seen in an event of 2022.
/// </remarks>
[DebuggerDisplay("{Value}")]
public readonly record struct BuildPhaseType
{
    private readonly string? value;

    /// <summary>The value with this spelling.</summary>
    /// <param name="value">The spelling of AWS.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is null or empty.</exception>
    public BuildPhaseType(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        this.value = value;
    }

    /// <summary>Before anything else.</summary>
    public static BuildPhaseType Initialized { get; } = new(Names.Initialized);

    /// <summary>The build was asked for.</summary>
    public static BuildPhaseType Submitted { get; } = new(Names.Submitted);

    /// <summary>The build waits for a machine.</summary>
    public static BuildPhaseType Queued { get; } = new(Names.Queued);

    /// <summary>The environment is made.</summary>
    public static BuildPhaseType Provisioning { get; } = new(Names.Provisioning);

    /// <summary>The source is fetched.</summary>
    public static BuildPhaseType DownloadSource { get; } = new(Names.DownloadSource);

    /// <summary>The buildspec's <c>install</c>.</summary>
    public static BuildPhaseType Install { get; } = new(Names.Install);

    /// <summary>The buildspec's <c>pre_build</c>.</summary>
    public static BuildPhaseType PreBuild { get; } = new(Names.PreBuild);

    /// <summary>The buildspec's <c>build</c>.</summary>
    public static BuildPhaseType Build { get; } = new(Names.Build);

    /// <summary>The buildspec's <c>post_build</c>: it runs after a failed <c>build</c> too.</summary>
    public static BuildPhaseType PostBuild { get; } = new(Names.PostBuild);

    /// <summary>Artifacts are stored.</summary>
    public static BuildPhaseType UploadArtifacts { get; } = new(Names.UploadArtifacts);

    /// <summary>The environment is taken down.</summary>
    public static BuildPhaseType Finalizing { get; } = new(Names.Finalizing);

    /// <summary>The build has ended, well or not.</summary>
    public static BuildPhaseType Completed { get; } = new(Names.Completed);

    /// <summary>The spelling as it came, never null.</summary>
    public string Value => value ?? "";

    /// <summary>Whether both are the same value, whatever the case of their spelling.</summary>
    /// <param name="other">The other value.</param>
    public bool Equals(BuildPhaseType other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode(StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc cref="Value"/>
    public override string ToString() => Value;

    /// <summary>The known spellings as constants, for <c>case</c> labels.</summary>
    public static class Names
    {
        /// <summary>Before anything else.</summary>
        public const string Initialized = "INITIALIZED";

        /// <summary>The build was asked for.</summary>
        public const string Submitted = "SUBMITTED";

        /// <summary>The build waits for a machine.</summary>
        public const string Queued = "QUEUED";

        /// <summary>The environment is made.</summary>
        public const string Provisioning = "PROVISIONING";

        /// <summary>The source is fetched.</summary>
        public const string DownloadSource = "DOWNLOAD_SOURCE";

        /// <summary>The buildspec's <c>install</c>.</summary>
        public const string Install = "INSTALL";

        /// <summary>The buildspec's <c>pre_build</c>.</summary>
        public const string PreBuild = "PRE_BUILD";

        /// <summary>The buildspec's <c>build</c>.</summary>
        public const string Build = "BUILD";

        /// <summary>The buildspec's <c>post_build</c>: it runs after a failed <c>build</c> too.</summary>
        public const string PostBuild = "POST_BUILD";

        /// <summary>Artifacts are stored.</summary>
        public const string UploadArtifacts = "UPLOAD_ARTIFACTS";

        /// <summary>The environment is taken down.</summary>
        public const string Finalizing = "FINALIZING";

        /// <summary>The build has ended, well or not.</summary>
        public const string Completed = "COMPLETED";
    }
}
