using System.Diagnostics;

namespace CodeCommitEvents.Events;

/// <summary>How conflicts were resolved: <c>conflictResolutionStrategy</c>.</summary>
/// <remarks>
/// An open vocabulary: a value that AWS adds later is kept in its own spelling and is simply equal to none of the known
/// ones. Case does not matter. The default value has the empty <see cref="Value"/>. Source: the CodeCommit API, <c>ConflictResolutionStrategyTypeEnum</c>.
/// </remarks>
[DebuggerDisplay("{Value}")]
public readonly record struct ConflictResolutionStrategy
{
    private readonly string? value;

    /// <summary>The value with this spelling.</summary>
    /// <param name="value">The spelling of AWS.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is null or empty.</exception>
    public ConflictResolutionStrategy(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        this.value = value;
    }

    /// <summary>Not at all: a conflict needs a person.</summary>
    public static ConflictResolutionStrategy None { get; } = new(Names.None);

    /// <summary>The source wins.</summary>
    public static ConflictResolutionStrategy AcceptSource { get; } = new(Names.AcceptSource);

    /// <summary>The destination wins.</summary>
    public static ConflictResolutionStrategy AcceptDestination { get; } = new(Names.AcceptDestination);

    /// <summary>CodeCommit merges both.</summary>
    public static ConflictResolutionStrategy Automerge { get; } = new(Names.Automerge);

    /// <summary>The spelling as it came, never null.</summary>
    public string Value => value ?? "";

    /// <summary>Whether both are the same value, whatever the case of their spelling.</summary>
    /// <param name="other">The other value.</param>
    public bool Equals(ConflictResolutionStrategy other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode(StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc cref="Value"/>
    public override string ToString() => Value;

    /// <summary>The known spellings as constants, for <c>case</c> labels.</summary>
    public static class Names
    {
        /// <summary>Not at all: a conflict needs a person.</summary>
        public const string None = "NONE";

        /// <summary>The source wins.</summary>
        public const string AcceptSource = "ACCEPT_SOURCE";

        /// <summary>The destination wins.</summary>
        public const string AcceptDestination = "ACCEPT_DESTINATION";

        /// <summary>CodeCommit merges both.</summary>
        public const string Automerge = "AUTOMERGE";
    }
}
