using System.Diagnostics;

namespace CodeCommitEvents.Events;

/// <summary>What happened to a file: <c>changeType</c>.</summary>
/// <remarks>
/// An open vocabulary: a value that AWS adds later is kept in its own spelling and is simply equal to none of the known
/// ones. Case does not matter. The default value has the empty <see cref="Value"/>. Source: the CodeCommit API, <c>ChangeTypeEnum</c>.
/// </remarks>
[DebuggerDisplay("{Value}")]
public readonly record struct FileChangeType
{
    private readonly string? value;

    /// <summary>The value with this spelling.</summary>
    /// <param name="value">The spelling of AWS.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is null or empty.</exception>
    public FileChangeType(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        this.value = value;
    }

    /// <summary>The file is new.</summary>
    public static FileChangeType Added { get; } = new(Names.Added);

    /// <summary>The file's content changed.</summary>
    public static FileChangeType Modified { get; } = new(Names.Modified);

    /// <summary>The file is gone.</summary>
    public static FileChangeType Deleted { get; } = new(Names.Deleted);

    /// <summary>The spelling as it came, never null.</summary>
    public string Value => value ?? "";

    /// <summary>Whether both are the same value, whatever the case of their spelling.</summary>
    /// <param name="other">The other value.</param>
    public bool Equals(FileChangeType other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode(StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc cref="Value"/>
    public override string ToString() => Value;

    /// <summary>The known spellings as constants, for <c>case</c> labels.</summary>
    public static class Names
    {
        /// <summary>The file is new.</summary>
        public const string Added = "A";

        /// <summary>The file's content changed.</summary>
        public const string Modified = "M";

        /// <summary>The file is gone.</summary>
        public const string Deleted = "D";
    }
}
