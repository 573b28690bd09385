using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>An environment variable of a build. CodeBuild does not mask plain text values in events.</summary>
[JsonConverter(typeof(JsonRecordConverter<BuildEnvironmentVariable>))]
public sealed record BuildEnvironmentVariable : IJsonRecord<BuildEnvironmentVariable>
{
    /// <summary>The name of the variable.</summary>
    public string? Name { get; init; }

    /// <summary>The type of the variable. Null means plain text.</summary>
    public EnvironmentVariableType? Type { get; init; }

    /// <summary>The value of the variable. If the value is stored in a parameter or a secret, the name of that parameter or secret.</summary>
    public string? Value { get; init; }

    /// <summary>Returns the name and the type. The value is omitted, because it can be a secret and the result can be logged.</summary>
    public override string ToString() => $"{nameof(BuildEnvironmentVariable)} {{ Name = {Name}, Type = {Type} }}";

    /// <summary>The JSON fields that no other property contains.</summary>
    public JsonFields AdditionalFields { get; init; } = JsonFields.Empty;

    static BuildEnvironmentVariable IJsonRecord<BuildEnvironmentVariable>.Read(in JsonCursor value) => Read(value);

    void IJsonRecord<BuildEnvironmentVariable>.Write(FieldWriter writer) => Write(writer);

    internal static BuildEnvironmentVariable Read(in JsonCursor value) => new()
    {
        Name = value.TakeString("name"u8),
        Type = value.TakeWord("type"u8) is { } type ? new EnvironmentVariableType(type) : null,
        Value = value.TakeString("value"u8),
        AdditionalFields = JsonFields.Untaken(value),
    };

    internal void Write(FieldWriter writer)
    {
        writer.Text("name", Name);
        writer.Text("type", Type?.Value);
        writer.Text("value", Value);
        writer.Additional(AdditionalFields);
    }
}
