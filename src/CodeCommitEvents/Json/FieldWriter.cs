using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CodeCommitEvents.Json;

/// <summary>
/// Writes the fields of a record: what is null is left out. Knows the path it stands at, so that the additional fields of
/// every level can be listed by letting a record write itself.
/// </summary>
/// <param name="json">Where the fields go.</param>
/// <param name="writesFloats">Whether numbers are written as CodeBuild's notifications write them: <c>60.0</c>.</param>
/// <param name="additionalPaths">Takes the path of each additional field, where somebody asks for them.</param>
internal sealed class FieldWriter(Utf8JsonWriter json, bool writesFloats = false, ICollection<string>? additionalPaths = null)
{
    /// <summary>Text as AWS writes it: what only HTML would mind is not escaped.</summary>
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private string path = "";

    public Utf8JsonWriter Json => json;

    public void Text(string name, string? value)
    {
        if (value is not null)
        {
            TextOrNull(name, value);
        }
    }

    /// <summary>For the few fields that AWS writes as null where there is nothing.</summary>
    public void TextOrNull(string name, string? value)
    {
        json.WritePropertyName(name);
        if (value is null)
        {
            json.WriteNullValue();
        }
        else
        {
            JsonTextWriter.Write(json, value);
        }
    }

    public void TextValue(string value) => JsonTextWriter.Write(json, value);

    /// <summary>A value that is JSON already.</summary>
    public void Raw(string name, string? value)
    {
        if (value is not null)
        {
            json.WritePropertyName(name);
            json.WriteRawValue(value, skipInputValidation: true);
        }
    }

    public void Number(string name, long? value)
    {
        if (value is { } number)
        {
            json.WritePropertyName(name);
            WriteNumber(number);
        }
    }

    public void Boolean(string name, bool? value)
    {
        if (value is { } flag)
        {
            json.WriteBoolean(name, flag);
        }
    }

    public void Texts(string name, IReadOnlyList<string>? values) => List(name, values, static (writer, text) => JsonTextWriter.Write(writer.Json, text));

    public void Map(string name, IReadOnlyDictionary<string, string>? values)
    {
        if (values is null)
        {
            return;
        }

        json.WriteStartObject(name);
        foreach (var (key, value) in values)
        {
            Text(key, value);
        }

        json.WriteEndObject();
    }

    public void ObjectMap<T>(string name, IReadOnlyDictionary<string, T>? values, Action<FieldWriter, T> write)
        where T : class =>
        Object(name, values, (map, entries) =>
        {
            foreach (var (key, value) in entries)
            {
                map.Object(key, value, write);
            }
        });

    /// <summary>An array; its first element may be another than the first of the list that it is a part of.</summary>
    public void List<T>(string name, IReadOnlyList<T>? values, Action<FieldWriter, T> write, int firstIndex = 0)
    {
        if (values is null)
        {
            return;
        }

        json.WriteStartArray(name);
        var outer = path;
        for (var index = 0; index < values.Count; index++)
        {
            if (additionalPaths is not null)
            {
                path = string.Create(CultureInfo.InvariantCulture, $"{Join(outer, name)}[{firstIndex + index}]");
            }

            write(this, values[index]);
        }

        path = outer;
        json.WriteEndArray();
    }

    public void Objects<T>(string name, IReadOnlyList<T>? values, Action<FieldWriter, T> write) =>
        List(name, values, (writer, value) =>
        {
            writer.Json.WriteStartObject();
            write(writer, value);
            writer.Json.WriteEndObject();
        });

    public void Object<T>(string name, T? value, Action<FieldWriter, T> write)
        where T : class
    {
        if (value is null)
        {
            return;
        }

        json.WriteStartObject(name);
        At(name, () => write(this, value));
        json.WriteEndObject();
    }

    /// <summary>An object in a text of its own, for a field that holds JSON as text.</summary>
    public byte[] Detached(string name, Action<FieldWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var detached = new Utf8JsonWriter(buffer, Options))
        {
            detached.WriteStartObject();
            var writer = new FieldWriter(detached, writesFloats, additionalPaths);
            writer.At(path, () => writer.At(name, () => write(writer)));
            detached.WriteEndObject();
        }

        return buffer.ToArray();
    }

    /// <summary>Runs with the path a step further in.</summary>
    public void At(string step, Action write)
    {
        var outer = path;
        if (additionalPaths is not null && step.Length > 0)
        {
            path = Join(outer, step);
        }

        write();
        path = outer;
    }

    public void Additional(IEnumerable<KeyValuePair<string, JsonElement>> fields)
    {
        foreach (var (name, value) in fields)
        {
            json.WritePropertyName(name);
            json.WriteRawValue(value.GetRawText(), skipInputValidation: true);
            additionalPaths?.Add(Join(path, name));
        }
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private void WriteNumber(long number)
    {
        if (writesFloats)
        {
            json.WriteRawValue(string.Create(CultureInfo.InvariantCulture, $"{number}.0"), skipInputValidation: true);
        }
        else
        {
            json.WriteNumberValue(number);
        }
    }
}
