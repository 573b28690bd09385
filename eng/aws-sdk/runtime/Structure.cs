using System.Collections;
using System.Text.Json;
using System.Xml.Linq;

namespace Amazon.StandIn;

/// <summary>
/// The members of a model class. They are made at the first use, because the members of two classes can refer to each other.
/// </summary>
internal sealed class Structure<T> : Kind<T>
    where T : class
{
    private readonly Func<T> create;
    private readonly Lazy<List<Member<T>>> members;

    public Structure(Func<T> create, Action<Members<T>> define)
    {
        this.create = create;
        members = new(() =>
        {
            var defined = new Members<T>();
            define(defined);
            return defined.All;
        });
    }

    public override void WriteJson(Utf8JsonWriter writer, T value)
    {
        writer.WriteStartObject();
        foreach (Member<T> member in members.Value) member.WriteJson(writer, value);
        writer.WriteEndObject();
    }

    public override T ReadJson(JsonElement element)
    {
        T value = create();
        foreach (Member<T> member in members.Value)
        {
            if (element.TryGetProperty(member.Name, out JsonElement child) && child.ValueKind != JsonValueKind.Null)
                member.ReadJson(child, value);
        }

        return value;
    }

    public override void WriteQuery(IDictionary<string, string> parameters, string name, T value)
    {
        foreach (Member<T> member in members.Value)
            member.WriteQuery(parameters, name.Length == 0 ? member.Name : $"{name}.{member.Name}", value);
    }

    public override T ReadXml(XElement element)
    {
        T value = create();
        foreach (Member<T> member in members.Value)
        {
            if (element.Child(member.Name) is { } child) member.ReadXml(child, value);
        }

        return value;
    }
}

/// <summary>Collects the members of a class.</summary>
internal sealed class Members<T>
{
    public List<Member<T>> All { get; } = [];

    public Members<T> Add<TValue>(string name, Kind<TValue> kind, Func<T, TValue> get, Action<T, TValue> set)
        where TValue : class => With(new ReferenceMember<T, TValue>(name, kind, get, set));

    /// <summary>Adds a member whose type is a nullable value type.</summary>
    public Members<T> AddNullable<TValue>(string name, Kind<TValue> kind, Func<T, TValue?> get, Action<T, TValue?> set)
        where TValue : struct => With(new NullableMember<T, TValue>(name, kind, get, set));

    /// <summary>Adds an idempotency token. If it is not set, a request gets a new one, which the retries of the client keep.</summary>
    public Members<T> AddToken(string name, Func<T, string> get, Action<T, string> set) =>
        Add(name, Kinds.String, owner => get(owner) ?? Guid.NewGuid().ToString(), set);

    private Members<T> With(Member<T> member)
    {
        All.Add(member);
        return this;
    }
}

/// <summary>A member of a class. A member that is not set is not written.</summary>
internal abstract class Member<T>(string name)
{
    public string Name => name;

    public abstract void WriteJson(Utf8JsonWriter writer, T owner);

    public abstract void ReadJson(JsonElement element, T owner);

    public abstract void WriteQuery(IDictionary<string, string> parameters, string name, T owner);

    public abstract void ReadXml(XElement element, T owner);
}

internal sealed class ReferenceMember<T, TValue>(string name, Kind<TValue> kind, Func<T, TValue> get, Action<T, TValue> set)
    : Member<T>(name)
    where TValue : class
{
    public override void WriteJson(Utf8JsonWriter writer, T owner)
    {
        TValue value = get(owner);
        if (!IsSet(value)) return;
        writer.WritePropertyName(Name);
        kind.WriteJson(writer, value);
    }

    public override void ReadJson(JsonElement element, T owner) => set(owner, kind.ReadJson(element));

    public override void WriteQuery(IDictionary<string, string> parameters, string name, T owner)
    {
        TValue value = get(owner);
        if (IsSet(value)) kind.WriteQuery(parameters, name, value);
    }

    public override void ReadXml(XElement element, T owner) => set(owner, kind.ReadXml(element));

    /// <summary>If the SDK initializes collections, an empty collection counts as not set.</summary>
    private static bool IsSet(TValue value) =>
        value is not null && !(AWSConfigs.InitializeCollections && value is ICollection { Count: 0 });
}

internal sealed class NullableMember<T, TValue>(string name, Kind<TValue> kind, Func<T, TValue?> get, Action<T, TValue?> set)
    : Member<T>(name)
    where TValue : struct
{
    public override void WriteJson(Utf8JsonWriter writer, T owner)
    {
        if (get(owner) is not { } value) return;
        writer.WritePropertyName(Name);
        kind.WriteJson(writer, value);
    }

    public override void ReadJson(JsonElement element, T owner) => set(owner, kind.ReadJson(element));

    public override void WriteQuery(IDictionary<string, string> parameters, string name, T owner)
    {
        if (get(owner) is { } value) kind.WriteQuery(parameters, name, value);
    }

    public override void ReadXml(XElement element, T owner) => set(owner, kind.ReadXml(element));
}
