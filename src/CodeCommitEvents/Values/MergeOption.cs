using System.Diagnostics;

namespace CodeCommitEvents.Events;

/// <summary>How CodeCommit merged: <c>mergeOption</c>.</summary>
/// <remarks>
/// An open vocabulary: a value that AWS adds later is kept in its own spelling and is simply equal to none of the known
/// ones. Case does not matter. The default value has the empty <see cref="Value"/>. Source: the CodeCommit API, <c>MergeOptionTypeEnum</c>.
/// </remarks>
[DebuggerDisplay("{Value}")]
public readonly record struct MergeOption
{
    private readonly string? value;

    /// <summary>The value with this spelling.</summary>
    /// <param name="value">The spelling of AWS.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is null or empty.</exception>
    public MergeOption(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        this.value = value;
    }

    /// <summary>The destination moved to the source's tip; no merge commit.</summary>
    public static MergeOption FastForward { get; } = new(Names.FastForward);

    /// <summary>All commits of the source became one.</summary>
    public static MergeOption Squash { get; } = new(Names.Squash);

    /// <summary>A merge commit with two parents.</summary>
    public static MergeOption ThreeWay { get; } = new(Names.ThreeWay);

    /// <summary>The spelling as it came, never null.</summary>
    public string Value => value ?? "";

    /// <summary>Whether both are the same value, whatever the case of their spelling.</summary>
    /// <param name="other">The other value.</param>
    public bool Equals(MergeOption other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode(StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc cref="Value"/>
    public override string ToString() => Value;

    /// <summary>The known spellings as constants, for <c>case</c> labels.</summary>
    public static class Names
    {
        /// <summary>The destination moved to the source's tip; no merge commit.</summary>
        public const string FastForward = "FAST_FORWARD_MERGE";

        /// <summary>All commits of the source became one.</summary>
        public const string Squash = "SQUASH_MERGE";

        /// <summary>A merge commit with two parents.</summary>
        public const string ThreeWay = "THREE_WAY_MERGE";
    }
}
