using System.Text.Json.Serialization;
using CodeCommitEvents.Events;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Building;

/// <summary>The value of an environment variable of a build: plain text, or the name of a parameter or secret.</summary>
[JsonConverter(typeof(JsonRecordConverter<BuildEnvironmentValue>))]
public sealed record BuildEnvironmentValue : IJsonRecord<BuildEnvironmentValue>
{
    /// <summary>The maximum length of <see cref="Value"/>, in UTF-16 code units.</summary>
    public const int MaxLength = 4096;

    /// <summary>The text of the variable, or the name or ARN of a parameter or secret whose value CodeBuild reads.</summary>
    public required string Value { get; init; }

    /// <summary>Whether <see cref="Value"/> is plain text, a parameter or a secret. Default: <see cref="EnvironmentVariableType.Plaintext"/>.</summary>
    public EnvironmentVariableType Type { get; init; } = EnvironmentVariableType.Plaintext;

    /// <summary>Returns only the type, because the value may be a secret that must not appear in logs.</summary>
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
