using System.Collections;
using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Tests;

/// <summary>Writes deliveries as JSON for snapshots: the type of each object, and its public properties that have a value.</summary>
internal sealed class TypedForm(Utf8JsonWriter json)
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(IReadOnlyList<EventDelivery> deliveries)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartArray();
            foreach (var delivery in deliveries)
            {
                new TypedForm(json).Write(delivery);
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private void Write(EventDelivery delivery)
    {
        json.WriteStartObject();
        WriteProperties(delivery);
        Write(nameof(Checkout), delivery.Event.Checkout);
        json.WriteEndObject();
    }

    private void WriteProperties(object value)
    {
        foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.Name != nameof(EventDelivery.IsRepublished) && !(value is ServiceEvent && property.Name is nameof(ServiceEvent.Checkout) or nameof(ServiceEvent.Channels)))
            {
                Write(property.Name, property.GetValue(value));
            }
        }
    }

    private void Write(string name, object? value)
    {
        if (value is not (null or JsonFields { Count: 0 }))
        {
            json.WritePropertyName(name);
            Write(value);
        }
    }

    private void Write(object? value)
    {
        switch (value)
        {
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case int or long:
                json.WriteNumberValue(Convert.ToInt64(value, provider: null));
                break;
            case DateTimeOffset time:
                json.WriteStringValue(time);
                break;
            case JsonElement element:
                element.WriteTo(json);
                break;
            case string or ValueType or Uri or null:
                json.WriteStringValue(value?.ToString());
                break;
            case IEnumerable items when value is JsonFields || value.GetType().GetGenericTypeDefinition() == typeof(ValueMap<>):
                WriteMap(items);
                break;
            case IEnumerable items:
                WriteList(items);
                break;
            default:
                json.WriteStartObject();
                json.WriteString("$type", value.GetType().Name);
                WriteProperties(value);
                json.WriteEndObject();
                break;
        }
    }

    private void WriteMap(IEnumerable entries)
    {
        json.WriteStartObject();
        foreach (dynamic entry in entries)
        {
            Write((string)entry.Key, (object?)entry.Value);
        }

        json.WriteEndObject();
    }

    private void WriteList(IEnumerable items)
    {
        json.WriteStartArray();
        foreach (var item in items)
        {
            Write(item);
        }

        json.WriteEndArray();
    }
}
