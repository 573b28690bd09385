using System.Text.Json.Serialization;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Building;

/// <summary>The value of an environment variable of a build: plain text, or the name of a parameter or secret.</summary>
[JsonConverter(typeof(BuildEnvironmentValueJsonConverter))]
public sealed record BuildEnvironmentValue
{
    /// <summary>The text. For a parameter or a secret, its name or ARN: CodeBuild reads the value of the parameter or secret.</summary>
    public required string Value { get; init; }

    /// <summary>What <see cref="Value"/> is. Default: <see cref="EnvironmentVariableType.Plaintext"/>.</summary>
    public EnvironmentVariableType Type { get; init; } = EnvironmentVariableType.Plaintext;

    /// <summary>Returns the type only, because the value may be a secret that must not appear in logs.</summary>
    public override string ToString() => Type.Value;
}
