namespace CodeCommitEvents.Events;

/// <summary>Where the value of a build's environment variable comes from: <c>type</c>.</summary>
/// <remarks>An open vocabulary. Source: the CodeBuild API, <c>EnvironmentVariableType</c>.</remarks>
[Vocabulary]
public readonly partial record struct EnvironmentVariableType
{
    /// <summary>The value is the value.</summary>
    public static EnvironmentVariableType Plaintext { get; } = new("PLAINTEXT");

    /// <summary>The value names a parameter of Systems Manager.</summary>
    public static EnvironmentVariableType ParameterStore { get; } = new("PARAMETER_STORE");

    /// <summary>The value names a secret of Secrets Manager.</summary>
    public static EnvironmentVariableType SecretsManager { get; } = new("SECRETS_MANAGER");
}
