using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace CodeCommitEvents.Building;

/// <summary>Reads and writes objects for the converters of this folder. Names follow the naming policy of the options.</summary>
internal static class JsonProperties
{
    /// <summary>The name of a property in JSON.</summary>
    public static string NameOf(string property, JsonSerializerOptions options) => options.PropertyNamingPolicy?.ConvertName(property) ?? property;

    /// <summary>Whether a name in JSON is that of a property, in any case.</summary>
    public static bool IsName(string name, string property, JsonSerializerOptions options) =>
        string.Equals(name, NameOf(property, options), StringComparison.OrdinalIgnoreCase);

    /// <exception cref="JsonException">The JSON is not an object.</exception>
    public static void ReadStart(this ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("The JSON is not an object.");
        }
    }

    /// <summary>Moves to the value of the next property. False at the end of the object.</summary>
    public static bool TryReadName(this ref Utf8JsonReader reader, [NotNullWhen(true)] out string? name)
    {
        name = reader.Read() && reader.TokenType == JsonTokenType.PropertyName ? reader.GetString() : null;
        return name is not null && reader.Read();
    }
}
