using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Building;

/// <summary>Reads and writes the versions of secondary sources: an object with a property for each source.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SourceVersionsJsonConverter : JsonConverter<ValueMap<string>>
{
    /// <inheritdoc/>
    public override ValueMap<string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var versions = new Dictionary<string, string>(StringComparer.Ordinal);
        reader.ReadStart();
        while (reader.TryReadName(out var name))
        {
            versions[name] = reader.GetString() ?? throw new JsonException("The version of a secondary source is null.");
        }

        return new ValueMap<string>(versions);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ValueMap<string> value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        foreach (var (name, version) in value)
        {
            writer.WriteString(name, version);
        }

        writer.WriteEndObject();
    }
}
