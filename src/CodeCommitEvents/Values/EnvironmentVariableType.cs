namespace CodeCommitEvents.Events;

/// <summary>The type of an environment variable of a build (<c>type</c>).</summary>
/// <remarks>Unknown values are kept. Source: the CodeBuild API, <c>EnvironmentVariableType</c>.</remarks>
[Vocabulary]
public readonly partial record struct EnvironmentVariableType
{
    /// <summary>The value is plain text.</summary>
    public static EnvironmentVariableType Plaintext { get; } = new("PLAINTEXT");

    /// <summary>The value is the name of a Systems Manager parameter.</summary>
    public static EnvironmentVariableType ParameterStore { get; } = new("PARAMETER_STORE");

    /// <summary>The value identifies a Secrets Manager secret.</summary>
    public static EnvironmentVariableType SecretsManager { get; } = new("SECRETS_MANAGER");
}
