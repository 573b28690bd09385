using System.Text.Json;
using System.Xml.Linq;

namespace Amazon.StandIn;

/// <summary>How values of a kind are written and read in the two protocols: JSON, and a query with a response in XML.</summary>
internal abstract class Kind<T>
{
    public abstract void WriteJson(Utf8JsonWriter writer, T value);

    public abstract T ReadJson(JsonElement element);

    /// <summary>Adds the parameters of the value. The names of all begin with this name.</summary>
    public abstract void WriteQuery(IDictionary<string, string> parameters, string name, T value);

    public abstract T ReadXml(XElement element);
}

/// <summary>The kinds that the generated classes name.</summary>
internal static class Kinds
{
    public static readonly Kind<string> String = new StringKind();
    public static readonly Kind<bool> Boolean = new BooleanKind();
    public static readonly Kind<int> Integer = new NumberKind<int>(json => json.GetInt32(), (writer, value) => writer.WriteNumberValue(value));
    public static readonly Kind<long> Long = new NumberKind<long>(json => json.GetInt64(), (writer, value) => writer.WriteNumberValue(value));
    public static readonly Kind<double> Double = new NumberKind<double>(json => json.GetDouble(), (writer, value) => writer.WriteNumberValue(value));
    public static readonly Kind<MemoryStream> Blob = new BlobKind();

    /// <summary>A time in seconds since 1970, with a fraction.</summary>
    public static readonly Kind<DateTime> Seconds = new TimeKind(TimeSpan.TicksPerSecond);

    /// <summary>A time in whole milliseconds since 1970.</summary>
    public static readonly Kind<DateTime> Milliseconds = new TimeKind(TimeSpan.TicksPerMillisecond);

    public static Kind<T> Constant<T>(Func<string, T> find)
        where T : ConstantClass => new ConstantKind<T>(find);

    public static Kind<List<T>> List<T>(Kind<T> item) => new ListKind<T>(item);

    public static Kind<Dictionary<string, T>> Map<T>(Kind<T> value, string keyName = "key", string valueName = "value") =>
        new MapKind<T>(value, keyName, valueName);
}
