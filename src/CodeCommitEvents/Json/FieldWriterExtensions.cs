namespace CodeCommitEvents.Json;

/// <summary>Writes lists and maps of texts and of objects. Omits those that are null.</summary>
internal static class FieldWriterExtensions
{
    public static void Texts(this FieldWriter writer, string name, IReadOnlyList<string>? values) =>
        writer.List(name, values, static (item, text) => item.TextValue(text));

    public static void Map(this FieldWriter writer, string name, IReadOnlyDictionary<string, string>? values) =>
        writer.Object(name, values, static (map, entries) =>
        {
            foreach (var (key, value) in entries)
            {
                map.Text(key, value);
            }
        });

    public static void ObjectMap<T>(this FieldWriter writer, string name, IReadOnlyDictionary<string, T>? values, Action<FieldWriter, T> write)
        where T : class =>
        writer.Object(name, values, (map, entries) =>
        {
            foreach (var (key, value) in entries)
            {
                map.Object(key, value, write);
            }
        });

    public static void Objects<T>(this FieldWriter writer, string name, IReadOnlyList<T>? values, Action<FieldWriter, T> write) =>
        writer.List(name, values, (item, value) =>
        {
            item.Json.WriteStartObject();
            write(item, value);
            item.Json.WriteEndObject();
        });
}
