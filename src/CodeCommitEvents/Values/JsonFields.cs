using System.Buffers;
using System.Collections;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>
/// The fields of a JSON object that are not in the properties of its record: unknown fields, such as fields that AWS added later, and
/// known fields with an undocumented JSON type. These fields are written with the record, and they are compared by value.
/// </summary>
[DebuggerDisplay("Count = {Count}")]
[JsonConverter(typeof(JsonRecordConverter<JsonFields>))]
public sealed class JsonFields : IReadOnlyDictionary<string, JsonElement>, IEquatable<JsonFields>, IJsonRecord<JsonFields>
{
    /// <summary>The fields. Null if there are none, because generic code for <see cref="JsonElement"/> cannot be compiled before the program starts.</summary>
    private readonly Dictionary<string, JsonElement>? fields;

    private JsonFields(Dictionary<string, JsonElement>? fields) => this.fields = fields;

    /// <summary>An instance without fields.</summary>
    public static JsonFields Empty { get; } = new(fields: null);

    /// <inheritdoc/>
    public int Count => fields?.Count ?? 0;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => fields?.Keys ?? Enumerable.Empty<string>();

    /// <inheritdoc/>
    public IEnumerable<JsonElement> Values => fields?.Values ?? Enumerable.Empty<JsonElement>();

    /// <inheritdoc/>
    public JsonElement this[string key] => (fields ?? [])[key];

    /// <summary>Parses the fields of a JSON object.</summary>
    /// <param name="json">A JSON object as text.</param>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    /// <exception cref="FormatException"><paramref name="json"/> is not a JSON object.</exception>
    public static JsonFields Parse([StringSyntax(StringSyntaxAttribute.Json)] string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            using var tape = JsonTape.Read(System.Text.Encoding.UTF8.GetBytes(json), maxDepth: 64);
            return tape.Root.IsObject ? Untaken(tape.Root) : throw new FormatException("The text must be a JSON object.");
        }
        catch (JsonException exception)
        {
            throw new FormatException("The text is not JSON.", exception);
        }
    }

    /// <inheritdoc/>
    public bool ContainsKey(string key) => fields?.ContainsKey(key) ?? false;

    /// <inheritdoc/>
    public bool TryGetValue(string key, out JsonElement value)
    {
        value = default;
        return fields?.TryGetValue(key, out value) ?? false;
    }

    /// <summary>Whether both objects have the same field names with equal values, in any order.</summary>
    /// <param name="other">The other fields.</param>
    public bool Equals(JsonFields? other) =>
        ReferenceEquals(this, other) || (other is not null && Count == other.Count && this.All(field =>
            other.TryGetValue(field.Key, out var value) && JsonEquality.Equal(field.Value, value)));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as JsonFields);

    /// <inheritdoc/>
    public override int GetHashCode() => Keys.Aggregate(0, (hash, name) => hash ^ name.GetHashCode(StringComparison.Ordinal));

    /// <summary>Returns the names of the fields in braces, without their values.</summary>
    public override string ToString() => $"{{{string.Join(", ", Keys)}}}";

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, JsonElement>> GetEnumerator() => (fields ?? Enumerable.Empty<KeyValuePair<string, JsonElement>>()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    static JsonFields IJsonRecord<JsonFields>.Read(in JsonCursor value) => Read(value);

    void IJsonRecord<JsonFields>.Write(FieldWriter writer) => writer.Additional(this);

    /// <summary>Reads all fields of an object.</summary>
    internal static JsonFields Read(in JsonCursor value) => Untaken(value);

    /// <summary>Reads the fields of an object that are not taken.</summary>
    internal static JsonFields Untaken(JsonCursor value)
    {
        if (!value.HasUntaken)
        {
            return Empty;
        }

        // If a name occurs twice, only the last property is used. If the last property is taken, the earlier one is not an additional field.
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in value)
        {
            _ = property.IsTaken && taken.Add(property.Name);
        }

        var names = new List<string>();
        var values = new ArrayBufferWriter<byte>();
        foreach (var property in value)
        {
            if (!property.IsTaken && !taken.Contains(property.Name))
            {
                values.Write(names.Count == 0 ? "["u8 : ","u8);
                values.Write(property.RawUtf8);
                names.Add(property.Name);
            }
        }

        if (names.Count == 0)
        {
            return Empty;
        }

        return Read(names, values);
    }

    private static JsonFields Read(List<string> names, ArrayBufferWriter<byte> values)
    {
        values.Write("]"u8);
        using var document = JsonDocument.Parse(values.WrittenMemory, new JsonDocumentOptions { MaxDepth = JsonTape.AnyDepth });
        var read = new Dictionary<string, JsonElement>(names.Count, StringComparer.Ordinal);
        var index = 0;
        foreach (var element in document.RootElement.Clone().EnumerateArray())
        {
            read[names[index++]] = element;
        }

        return new JsonFields(read);
    }
}
