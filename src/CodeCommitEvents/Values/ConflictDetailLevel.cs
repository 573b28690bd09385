using System.Diagnostics;

namespace CodeCommitEvents.Events;

/// <summary>How finely conflicts were looked for: <c>conflictDetailsLevel</c>.</summary>
/// <remarks>
/// An open vocabulary: a value that AWS adds later is kept in its own spelling and is simply equal to none of the known
/// ones. Case does not matter. The default value has the empty <see cref="Value"/>. Source: the CodeCommit API, <c>ConflictDetailLevelTypeEnum</c>.
/// </remarks>
[DebuggerDisplay("{Value}")]
public readonly record struct ConflictDetailLevel
{
    private readonly string? value;

    /// <summary>The value with this spelling.</summary>
    /// <param name="value">The spelling of AWS.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is null or empty.</exception>
    public ConflictDetailLevel(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        this.value = value;
    }

    /// <summary>By whole files.</summary>
    public static ConflictDetailLevel File { get; } = new(Names.File);

    /// <summary>By lines.</summary>
    public static ConflictDetailLevel Line { get; } = new(Names.Line);

    /// <summary>The spelling as it came, never null.</summary>
    public string Value => value ?? "";

    /// <summary>Whether both are the same value, whatever the case of their spelling.</summary>
    /// <param name="other">The other value.</param>
    public bool Equals(ConflictDetailLevel other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode(StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc cref="Value"/>
    public override string ToString() => Value;

    /// <summary>The known spellings as constants, for <c>case</c> labels.</summary>
    public static class Names
    {
        /// <summary>By whole files.</summary>
        public const string File = "FILE_LEVEL";

        /// <summary>By lines.</summary>
        public const string Line = "LINE_LEVEL";
    }
}
