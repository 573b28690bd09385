using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Building;

/// <summary>Reads and writes the environment variables of a build: an object with a property for each variable.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EnvironmentVariablesJsonConverter : JsonConverter<ValueMap<BuildEnvironmentValue>>
{
    private static readonly BuildEnvironmentValueJsonConverter Value = new();

    /// <inheritdoc/>
    public override ValueMap<BuildEnvironmentValue> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var variables = new Dictionary<string, BuildEnvironmentValue>(StringComparer.Ordinal);
        reader.ReadStart();
        while (reader.TryReadName(out var name))
        {
            variables[name] = Value.Read(ref reader, typeof(BuildEnvironmentValue), options);
        }

        return new ValueMap<BuildEnvironmentValue>(variables);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ValueMap<BuildEnvironmentValue> value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        foreach (var (name, variable) in value)
        {
            writer.WritePropertyName(name);
            Value.Write(writer, variable, options);
        }

        writer.WriteEndObject();
    }
}
