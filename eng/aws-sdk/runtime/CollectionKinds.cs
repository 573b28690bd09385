using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;

namespace Amazon.StandIn;

/// <summary>The initial value of a collection: null, or an empty one if the application sets <c>AWSConfigs.InitializeCollections</c>.</summary>
internal static class Initial
{
    public static List<T> List<T>() => AWSConfigs.InitializeCollections ? [] : null;

    public static Dictionary<string, T> Map<T>() => AWSConfigs.InitializeCollections ? [] : null;
}

internal sealed class ListKind<T>(Kind<T> item) : Kind<List<T>>
{
    public override void WriteJson(Utf8JsonWriter writer, List<T> value)
    {
        writer.WriteStartArray();
        foreach (T one in value) item.WriteJson(writer, one);
        writer.WriteEndArray();
    }

    public override List<T> ReadJson(JsonElement element)
    {
        var list = new List<T>(element.GetArrayLength());
        foreach (JsonElement one in element.EnumerateArray())
        {
            if (one.ValueKind != JsonValueKind.Null) list.Add(item.ReadJson(one));
        }

        return list;
    }

    /// <summary>An empty list is sent as an empty parameter.</summary>
    public override void WriteQuery(IDictionary<string, string> parameters, string name, List<T> value)
    {
        if (value.Count == 0) parameters[name] = "";
        for (int i = 0; i < value.Count; i++)
            item.WriteQuery(parameters, string.Create(CultureInfo.InvariantCulture, $"{name}.member.{i + 1}"), value[i]);
    }

    public override List<T> ReadXml(XElement element)
    {
        List<T> list = Initial.List<T>();
        foreach (XElement one in element.Elements()) (list ??= []).Add(item.ReadXml(one));
        return list;
    }
}

internal sealed class MapKind<T>(Kind<T> kind, string keyName, string valueName) : Kind<Dictionary<string, T>>
{
    public override void WriteJson(Utf8JsonWriter writer, Dictionary<string, T> value)
    {
        writer.WriteStartObject();
        foreach ((string key, T one) in value)
        {
            writer.WritePropertyName(key);
            kind.WriteJson(writer, one);
        }

        writer.WriteEndObject();
    }

    public override Dictionary<string, T> ReadJson(JsonElement element)
    {
        var map = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (JsonProperty entry in element.EnumerateObject())
        {
            if (entry.Value.ValueKind != JsonValueKind.Null) map[entry.Name] = kind.ReadJson(entry.Value);
        }

        return map;
    }

    public override void WriteQuery(IDictionary<string, string> parameters, string name, Dictionary<string, T> value)
    {
        int number = 1;
        foreach ((string key, T one) in value)
        {
            string entry = string.Create(CultureInfo.InvariantCulture, $"{name}.entry.{number++}.");
            parameters[entry + keyName] = key;
            kind.WriteQuery(parameters, entry + valueName, one);
        }
    }

    public override Dictionary<string, T> ReadXml(XElement element)
    {
        Dictionary<string, T> map = Initial.Map<T>();
        foreach (XElement entry in element.Elements())
            (map ??= [])[entry.Child(keyName).Value] = kind.ReadXml(entry.Child(valueName));
        return map;
    }
}
