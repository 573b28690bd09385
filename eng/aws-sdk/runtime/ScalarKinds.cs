using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;

namespace Amazon.StandIn;

/// <summary>A value that is one text in a query and in XML.</summary>
internal abstract class ScalarKind<T> : Kind<T>
{
    public sealed override void WriteQuery(IDictionary<string, string> parameters, string name, T value) => parameters[name] = ToText(value);

    public sealed override T ReadXml(XElement element) => FromText(element.Value);

    protected abstract string ToText(T value);

    protected abstract T FromText(string text);
}

internal sealed class StringKind : ScalarKind<string>
{
    public override void WriteJson(Utf8JsonWriter writer, string value) => writer.WriteStringValue(value);

    public override string ReadJson(JsonElement element) => element.GetString();

    protected override string ToText(string value) => value;

    protected override string FromText(string text) => text;
}

/// <summary>A constant. Constants that the model does not know are kept.</summary>
internal sealed class ConstantKind<T>(Func<string, T> find) : ScalarKind<T>
    where T : ConstantClass
{
    public override void WriteJson(Utf8JsonWriter writer, T value) => writer.WriteStringValue(value.Value);

    public override T ReadJson(JsonElement element) => find(element.GetString());

    protected override string ToText(T value) => value.Value;

    protected override T FromText(string text) => find(text);
}

internal sealed class BooleanKind : ScalarKind<bool>
{
    public override void WriteJson(Utf8JsonWriter writer, bool value) => writer.WriteBooleanValue(value);

    public override bool ReadJson(JsonElement element) => element.GetBoolean();

    protected override string ToText(bool value) => value ? "true" : "false";

    protected override bool FromText(string text) => bool.Parse(text);
}

internal sealed class NumberKind<T>(Func<JsonElement, T> read, Action<Utf8JsonWriter, T> write) : ScalarKind<T>
    where T : struct, IFormattable, ISpanParsable<T>
{
    public override void WriteJson(Utf8JsonWriter writer, T value) => write(writer, value);

    public override T ReadJson(JsonElement element) => read(element);

    protected override string ToText(T value) => value.ToString(null, CultureInfo.InvariantCulture);

    protected override T FromText(string text) => T.Parse(text, CultureInfo.InvariantCulture);
}

internal sealed class BlobKind : ScalarKind<MemoryStream>
{
    public override void WriteJson(Utf8JsonWriter writer, MemoryStream value) => writer.WriteBase64StringValue(value.ToArray());

    public override MemoryStream ReadJson(JsonElement element) => new(element.GetBytesFromBase64());

    protected override string ToText(MemoryStream value) => Convert.ToBase64String(value.ToArray());

    protected override MemoryStream FromText(string text) => new(Convert.FromBase64String(text));
}

/// <summary>
/// A time as a number of units since 1970 in JSON, or in ISO 8601, which emulators also send. Read as a decimal, because a double
/// would lose the last digits.
/// </summary>
internal sealed class TimeKind(long ticksPerUnit) : ScalarKind<DateTime>
{
    private const string Format = "yyyy-MM-ddTHH:mm:ss.fffZ";

    public override void WriteJson(Utf8JsonWriter writer, DateTime value)
    {
        decimal units = (decimal)(value.ToUniversalTime() - DateTime.UnixEpoch).Ticks / ticksPerUnit;
        writer.WriteNumberValue(ticksPerUnit == TimeSpan.TicksPerSecond ? units : decimal.Truncate(units));
    }

    public override DateTime ReadJson(JsonElement element) => element.ValueKind == JsonValueKind.String
        ? element.GetDateTime().ToUniversalTime()
        : DateTime.UnixEpoch.AddTicks((long)(element.GetDecimal() * ticksPerUnit));

    protected override string ToText(DateTime value) => value.ToUniversalTime().ToString(Format, CultureInfo.InvariantCulture);

    protected override DateTime FromText(string text) =>
        DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);
}
