using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CodeCommitEvents.Json;

/// <summary>
/// Writes the fields of a record. Omits fields whose value is null. Can also collect the paths of the additional fields that it writes.
/// </summary>
/// <param name="json">The JSON writer.</param>
/// <param name="writesFloats">Whether whole numbers are written with a fraction (<c>60.0</c>), as in CodeBuild's notifications.</param>
/// <param name="additionalPaths">The list to which the path of each additional field is added. Null if the paths are not needed.</param>
internal sealed class FieldWriter(Utf8JsonWriter json, bool writesFloats = false, ICollection<string>? additionalPaths = null)
{
    /// <summary>Text is escaped in the same way as in AWS payloads: characters that are special only in HTML are not escaped.</summary>
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private string path = "";

    public Utf8JsonWriter Json => json;

    public void Text(string name, string? value)
    {
        if (value is not null)
        {
            TextOrNull(name, value);
        }
    }

    /// <summary>Writes the field even if the value is null, as AWS does for a few fields.</summary>
    public void TextOrNull(string name, string? value)
    {
        if (!JsonTextWriter.IsWellFormed(name))
        {
            Raw(name, Rendered(writer => writer.WriteText(value)));
            return;
        }

        json.WritePropertyName(name);
        WriteText(value);
    }

    public void TextValue(string value) => JsonTextWriter.Write(json, value);

    /// <summary>Writes a value that is already JSON.</summary>
    public void Raw(string name, string? value)
    {
        if (value is not null)
        {
            Raw(name, Encoding.UTF8.GetBytes(value));
        }
    }

    /// <summary>Writes a value that is already JSON in UTF-8.</summary>
    public void Raw(string name, ReadOnlySpan<byte> utf8Value) => JsonTextWriter.WriteProperty(json, name, utf8Value);

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

    /// <summary>Writes an array. If the values are a part of a longer list, <paramref name="firstIndex"/> is the index of the first value in that list.</summary>
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

    public void Object<T>(string name, T? value, Action<FieldWriter, T> write)
        where T : class
    {
        if (value is null)
        {
            return;
        }

        if (!JsonTextWriter.IsWellFormed(name))
        {
            Raw(name, Detached(name, writer => write(writer, value)));
            return;
        }

        json.WriteStartObject(name);
        At(name, () => write(this, value));
        json.WriteEndObject();
    }

    /// <summary>Returns an object as a separate JSON text in UTF-8, for a field whose value is a string that contains JSON.</summary>
    public byte[] Detached(string name, Action<FieldWriter> write) => Rendered(writer =>
    {
        writer.Json.WriteStartObject();
        writer.At(path, () => writer.At(name, () => write(writer)));
        writer.Json.WriteEndObject();
    });

    /// <summary>Calls <paramref name="write"/>. During the call, <paramref name="step"/> is appended to the current path.</summary>
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
            Raw(name, value.GetRawText());
            additionalPaths?.Add(Join(path, name));
        }
    }

    private byte[] Rendered(Action<FieldWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var rendered = new Utf8JsonWriter(buffer, Options))
        {
            write(new FieldWriter(rendered, writesFloats, additionalPaths));
        }

        return buffer.ToArray();
    }

    private void WriteText(string? value)
    {
        if (value is null)
        {
            json.WriteNullValue();
        }
        else
        {
            JsonTextWriter.Write(json, value);
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
