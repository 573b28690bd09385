using System.Diagnostics;

namespace CodeCommitEvents.Events;

/// <summary>How a build stands: <c>build-status</c>.</summary>
/// <remarks>
/// An open vocabulary: a value that AWS adds later is kept in its own spelling and is simply equal to none of the known
/// ones. Case does not matter. The default value has the empty <see cref="Value"/>. Source: the CodeBuild API, <c>StatusType</c>.
/// </remarks>
[DebuggerDisplay("{Value}")]
public readonly record struct BuildStatus
{
    private readonly string? value;

    /// <summary>The value with this spelling.</summary>
    /// <param name="value">The spelling of AWS.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is null or empty.</exception>
    public BuildStatus(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        this.value = value;
    }

    /// <summary>The build runs.</summary>
    public static BuildStatus InProgress { get; } = new(Names.InProgress);

    /// <summary>The build succeeded.</summary>
    public static BuildStatus Succeeded { get; } = new(Names.Succeeded);

    /// <summary>The build failed.</summary>
    public static BuildStatus Failed { get; } = new(Names.Failed);

    /// <summary>Somebody stopped the build.</summary>
    public static BuildStatus Stopped { get; } = new(Names.Stopped);

    /// <summary>The build took too long.</summary>
    public static BuildStatus TimedOut { get; } = new(Names.TimedOut);

    /// <summary>CodeBuild itself failed.</summary>
    public static BuildStatus Fault { get; } = new(Names.Fault);

    /// <summary>The spelling as it came, never null.</summary>
    public string Value => value ?? "";

    /// <summary>Whether both are the same value, whatever the case of their spelling.</summary>
    /// <param name="other">The other value.</param>
    public bool Equals(BuildStatus other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode(StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc cref="Value"/>
    public override string ToString() => Value;

    /// <summary>The known spellings as constants, for <c>case</c> labels.</summary>
    public static class Names
    {
        /// <summary>The build runs.</summary>
        public const string InProgress = "IN_PROGRESS";

        /// <summary>The build succeeded.</summary>
        public const string Succeeded = "SUCCEEDED";

        /// <summary>The build failed.</summary>
        public const string Failed = "FAILED";

        /// <summary>Somebody stopped the build.</summary>
        public const string Stopped = "STOPPED";

        /// <summary>The build took too long.</summary>
        public const string TimedOut = "TIMED_OUT";

        /// <summary>CodeBuild itself failed.</summary>
        public const string Fault = "FAULT";
    }
}
