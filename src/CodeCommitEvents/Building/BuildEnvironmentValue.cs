using CodeCommitEvents.Events;

namespace CodeCommitEvents.Building;

/// <summary>The value of an environment variable of a build, or where it comes from.</summary>
public sealed record BuildEnvironmentValue
{
    /// <summary>The value; for a parameter or a secret its name or ARN, which CodeBuild resolves.</summary>
    public required string Value { get; init; }

    /// <summary>What <see cref="Value"/> is. Default: the value itself.</summary>
    public EnvironmentVariableType Type { get; init; } = EnvironmentVariableType.Plaintext;

    /// <summary>The type alone: a value may be a secret, and what a record prints ends in logs.</summary>
    public override string ToString() => Type.Value;
}
