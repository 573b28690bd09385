using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Building;

/// <summary>Reads and writes the value of an environment variable: an object with <c>Value</c> and <c>Type</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BuildEnvironmentValueJsonConverter : JsonConverter<BuildEnvironmentValue>, IElementConverter<BuildEnvironmentValue>
{
    /// <inheritdoc/>
    public override BuildEnvironmentValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        string? value = null;
        var type = EnvironmentVariableType.Plaintext;
        reader.ReadStart();
        while (reader.TryReadName(out var name))
        {
            if (JsonProperties.IsName(name, nameof(BuildEnvironmentValue.Value), options))
            {
                value = reader.GetString();
            }
            else if (JsonProperties.IsName(name, nameof(BuildEnvironmentValue.Type), options))
            {
                type = reader.GetString() is { Length: > 0 } text ? new(text) : default;
            }
            else
            {
                reader.Skip();
            }
        }

        return new() { Value = value ?? throw new JsonException("The value of an environment variable is missing."), Type = type };
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, BuildEnvironmentValue value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        writer.WriteString(JsonProperties.NameOf(nameof(value.Value), options), value.Value);
        writer.WriteString(JsonProperties.NameOf(nameof(value.Type), options), value.Type.Value);
        writer.WriteEndObject();
    }
}
