using System.Diagnostics;

namespace CodeCommitEvents.Events;

/// <summary>Whether approval rules are set aside: <c>overrideStatus</c>. Its <c>REVOKE</c> puts them in force again.</summary>
/// <remarks>
/// An open vocabulary: a value that AWS adds later is kept in its own spelling and is simply equal to none of the known
/// ones. Case does not matter. The default value has the empty <see cref="Value"/>. Source: the CodeCommit API, <c>OverrideStatus</c>.
/// </remarks>
[DebuggerDisplay("{Value}")]
public readonly record struct OverrideStatus
{
    private readonly string? value;

    /// <summary>The value with this spelling.</summary>
    /// <param name="value">The spelling of AWS.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is null or empty.</exception>
    public OverrideStatus(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        this.value = value;
    }

    /// <summary>The approval rules are set aside.</summary>
    public static OverrideStatus Override { get; } = new(Names.Override);

    /// <summary>The approval rules are in force again.</summary>
    public static OverrideStatus Revoke { get; } = new(Names.Revoke);

    /// <summary>The spelling as it came, never null.</summary>
    public string Value => value ?? "";

    /// <summary>Whether both are the same value, whatever the case of their spelling.</summary>
    /// <param name="other">The other value.</param>
    public bool Equals(OverrideStatus other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode(StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc cref="Value"/>
    public override string ToString() => Value;

    /// <summary>The known spellings as constants, for <c>case</c> labels.</summary>
    public static class Names
    {
        /// <summary>The approval rules are set aside.</summary>
        public const string Override = "OVERRIDE";

        /// <summary>The approval rules are in force again.</summary>
        public const string Revoke = "REVOKE";
    }
}
