using System.Diagnostics;

namespace CodeCommitEvents.Events;

/// <summary>How a phase of a build stands: <c>phase-status</c>.</summary>
/// <remarks>
/// An open vocabulary: a value that AWS adds later is kept in its own spelling and is simply equal to none of the known
/// ones. Case does not matter. The default value has the empty <see cref="Value"/>. Source: the CodeBuild API, <c>StatusType</c>, and the CodeBuild user guide for <c>CLIENT_ERROR</c>.
/// </remarks>
[DebuggerDisplay("{Value}")]
public readonly record struct BuildPhaseStatus
{
    private readonly string? value;

    /// <summary>The value with this spelling.</summary>
    /// <param name="value">The spelling of AWS.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is null or empty.</exception>
    public BuildPhaseStatus(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        this.value = value;
    }

    /// <summary>The phase runs.</summary>
    public static BuildPhaseStatus InProgress { get; } = new(Names.InProgress);

    /// <summary>The phase succeeded.</summary>
    public static BuildPhaseStatus Succeeded { get; } = new(Names.Succeeded);

    /// <summary>The phase failed.</summary>
    public static BuildPhaseStatus Failed { get; } = new(Names.Failed);

    /// <summary>Somebody stopped the build in this phase.</summary>
    public static BuildPhaseStatus Stopped { get; } = new(Names.Stopped);

    /// <summary>The phase took too long.</summary>
    public static BuildPhaseStatus TimedOut { get; } = new(Names.TimedOut);

    /// <summary>CodeBuild itself failed.</summary>
    public static BuildPhaseStatus Fault { get; } = new(Names.Fault);

    /// <summary>The project is set up wrongly.</summary>
    public static BuildPhaseStatus ClientError { get; } = new(Names.ClientError);

    /// <summary>The spelling as it came, never null.</summary>
    public string Value => value ?? "";

    /// <summary>Whether both are the same value, whatever the case of their spelling.</summary>
    /// <param name="other">The other value.</param>
    public bool Equals(BuildPhaseStatus other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode(StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc cref="Value"/>
    public override string ToString() => Value;

    /// <summary>The known spellings as constants, for <c>case</c> labels.</summary>
    public static class Names
    {
        /// <summary>The phase runs.</summary>
        public const string InProgress = "IN_PROGRESS";

        /// <summary>The phase succeeded.</summary>
        public const string Succeeded = "SUCCEEDED";

        /// <summary>The phase failed.</summary>
        public const string Failed = "FAILED";

        /// <summary>Somebody stopped the build in this phase.</summary>
        public const string Stopped = "STOPPED";

        /// <summary>The phase took too long.</summary>
        public const string TimedOut = "TIMED_OUT";

        /// <summary>CodeBuild itself failed.</summary>
        public const string Fault = "FAULT";

        /// <summary>The project is set up wrongly.</summary>
        public const string ClientError = "CLIENT_ERROR";
    }
}
