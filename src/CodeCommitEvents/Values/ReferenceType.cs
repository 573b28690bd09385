using System.Diagnostics;

namespace CodeCommitEvents.Events;

/// <summary>Branch or tag, as <c>referenceType</c> says it.</summary>
/// <remarks>
/// An open vocabulary: a value that AWS adds later is kept in its own spelling and is simply equal to none of the known
/// ones. Case does not matter. The default value has the empty <see cref="Value"/>. Source: the CodeCommit user guide, "Monitoring CodeCommit events".
/// </remarks>
[DebuggerDisplay("{Value}")]
public readonly record struct ReferenceType
{
    private readonly string? value;

    /// <summary>The value with this spelling.</summary>
    /// <param name="value">The spelling of AWS.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is null or empty.</exception>
    public ReferenceType(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        this.value = value;
    }

    /// <summary>A branch.</summary>
    public static ReferenceType Branch { get; } = new(Names.Branch);

    /// <summary>A tag.</summary>
    public static ReferenceType Tag { get; } = new(Names.Tag);

    /// <summary>The spelling as it came, never null.</summary>
    public string Value => value ?? "";

    /// <summary>Whether both are the same value, whatever the case of their spelling.</summary>
    /// <param name="other">The other value.</param>
    public bool Equals(ReferenceType other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode(StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc cref="Value"/>
    public override string ToString() => Value;

    /// <summary>The known spellings as constants, for <c>case</c> labels.</summary>
    public static class Names
    {
        /// <summary>A branch.</summary>
        public const string Branch = "branch";

        /// <summary>A tag.</summary>
        public const string Tag = "tag";
    }
}
