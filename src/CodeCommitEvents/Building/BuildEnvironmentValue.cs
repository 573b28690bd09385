using System.Text.Json.Serialization;
using CodeCommitEvents.Events;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Building;

/// <summary>The value of an environment variable of a build: plain text, or the name of a parameter or secret.</summary>
[JsonConverter(typeof(JsonRecordConverter<BuildEnvironmentValue>))]
public sealed record BuildEnvironmentValue : IJsonRecord<BuildEnvironmentValue>
{
    /// <summary>The text. For a parameter or a secret, its name or ARN: CodeBuild reads the value of the parameter or secret.</summary>
    public required string Value { get; init; }

    /// <summary>What <see cref="Value"/> is. Default: <see cref="EnvironmentVariableType.Plaintext"/>.</summary>
    public EnvironmentVariableType Type { get; init; } = EnvironmentVariableType.Plaintext;

    /// <summary>Returns the type only, because the value may be a secret that must not appear in logs.</summary>
    public override string ToString() => Type.Value;

    static BuildEnvironmentValue IJsonRecord<BuildEnvironmentValue>.Read(in JsonCursor value) => new()
    {
        Value = value.TakeRequiredString("value"u8),
        Type = value.TakeString("type"u8) is not { } type ? EnvironmentVariableType.Plaintext : type.Length == 0 ? default : new(type),
    };

    void IJsonRecord<BuildEnvironmentValue>.Write(FieldWriter writer)
    {
        writer.Text("value", Value);
        writer.Text("type", Type.Value);
    }
}
