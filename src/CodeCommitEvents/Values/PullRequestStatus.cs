using System.Diagnostics;

namespace CodeCommitEvents.Events;

/// <summary>Whether a pull request is open: <c>pullRequestStatus</c>. Events write <c>Open</c>, the API <c>OPEN</c>: both are equal here.</summary>
/// <remarks>
/// An open vocabulary: a value that AWS adds later is kept in its own spelling and is simply equal to none of the known
/// ones. Case does not matter. The default value has the empty <see cref="Value"/>. Source: the CodeCommit API, <c>PullRequestStatusEnum</c>.
/// </remarks>
[DebuggerDisplay("{Value}")]
public readonly record struct PullRequestStatus
{
    private readonly string? value;

    /// <summary>The value with this spelling.</summary>
    /// <param name="value">The spelling of AWS.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is null or empty.</exception>
    public PullRequestStatus(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        this.value = value;
    }

    /// <summary>Open.</summary>
    public static PullRequestStatus Open { get; } = new(Names.Open);

    /// <summary>Closed: merged or abandoned, which <c>isMerged</c> tells.</summary>
    public static PullRequestStatus Closed { get; } = new(Names.Closed);

    /// <summary>The spelling as it came, never null.</summary>
    public string Value => value ?? "";

    /// <summary>Whether both are the same value, whatever the case of their spelling.</summary>
    /// <param name="other">The other value.</param>
    public bool Equals(PullRequestStatus other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode(StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc cref="Value"/>
    public override string ToString() => Value;

    /// <summary>The known spellings as constants, for <c>case</c> labels.</summary>
    public static class Names
    {
        /// <summary>Open.</summary>
        public const string Open = "Open";

        /// <summary>Closed: merged or abandoned, which <c>isMerged</c> tells.</summary>
        public const string Closed = "Closed";
    }
}
