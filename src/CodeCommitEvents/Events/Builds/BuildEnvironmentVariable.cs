using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>An environment variable of a build. CodeBuild sends plain values in clear text.</summary>
[JsonConverter(typeof(JsonRecordConverter<BuildEnvironmentVariable>))]
public sealed record BuildEnvironmentVariable : IJsonRecord<BuildEnvironmentVariable>
{
    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>Where the value comes from. Null means plain text.</summary>
    public EnvironmentVariableType? Type { get; init; }

    /// <summary>The value, or the name of the parameter or secret that holds it.</summary>
    public string? Value { get; init; }

    /// <summary>The name and the type: a value may be a secret, and <c>ToString</c> ends in logs.</summary>
    public override string ToString() => $"{nameof(BuildEnvironmentVariable)} {{ Name = {Name}, Type = {Type} }}";

    /// <summary>The fields that no property holds.</summary>
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
