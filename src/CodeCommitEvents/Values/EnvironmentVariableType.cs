using System.Diagnostics;

namespace CodeCommitEvents.Events;

/// <summary>Where the value of a build's environment variable comes from: <c>type</c>.</summary>
/// <remarks>
/// An open vocabulary: a value that AWS adds later is kept in its own spelling and is simply equal to none of the known
/// ones. Case does not matter. The default value has the empty <see cref="Value"/>. Source: the CodeBuild API, <c>EnvironmentVariableType</c>.
/// </remarks>
[DebuggerDisplay("{Value}")]
public readonly record struct EnvironmentVariableType
{
    private readonly string? value;

    /// <summary>The value with this spelling.</summary>
    /// <param name="value">The spelling of AWS.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is null or empty.</exception>
    public EnvironmentVariableType(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        this.value = value;
    }

    /// <summary>The value is the value.</summary>
    public static EnvironmentVariableType Plaintext { get; } = new(Names.Plaintext);

    /// <summary>The value names a parameter of Systems Manager.</summary>
    public static EnvironmentVariableType ParameterStore { get; } = new(Names.ParameterStore);

    /// <summary>The value names a secret of Secrets Manager.</summary>
    public static EnvironmentVariableType SecretsManager { get; } = new(Names.SecretsManager);

    /// <summary>The spelling as it came, never null.</summary>
    public string Value => value ?? "";

    /// <summary>Whether both are the same value, whatever the case of their spelling.</summary>
    /// <param name="other">The other value.</param>
    public bool Equals(EnvironmentVariableType other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode(StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc cref="Value"/>
    public override string ToString() => Value;

    /// <summary>The known spellings as constants, for <c>case</c> labels.</summary>
    public static class Names
    {
        /// <summary>The value is the value.</summary>
        public const string Plaintext = "PLAINTEXT";

        /// <summary>The value names a parameter of Systems Manager.</summary>
        public const string ParameterStore = "PARAMETER_STORE";

        /// <summary>The value names a secret of Secrets Manager.</summary>
        public const string SecretsManager = "SECRETS_MANAGER";
    }
}
