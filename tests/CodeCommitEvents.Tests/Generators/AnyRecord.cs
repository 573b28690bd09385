using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using CodeCommitEvents.Events;
using CsCheck;

namespace CodeCommitEvents.Tests.Generators;

/// <summary>
/// Generates records of a type with random values. Required properties always have a value; nullable properties only sometimes.
/// </summary>
internal static class AnyRecord
{
    private static readonly NullabilityInfoContext Nullability = new();

    private static readonly Gen<DateTimeOffset> Moment =
        Gen.Long[0, 253_402_300_799].Select(DateTimeOffset.FromUnixTimeSeconds);

    private static readonly string[] JsonValues =
        ["null", "true", "12.50", "1e400", "-0", "[]", "{}", """{"a":{"b":[null,"\ud800",{"c":1}]}}""", "\"\\n\""];

    private static readonly Gen<JsonFields> Fields = Gen.Frequency(
        (3, Gen.Const(JsonFields.Empty)),
        (1, Gen.Select(AnyText.Name, Gen.OneOf(JsonValues)).Array[1, 3].Select(fields =>
            JsonFields.Parse($"{{{string.Join(',', fields.Select(field => $"{JsonSerializer.Serialize(field.Item1)}:{field.Item2}"))}}}"))));

    public static Gen<T> Of<T>(params string[] except) => Of(typeof(T), except).Select(record => (T)record);

    /// <param name="type">A record with a constructor without parameters.</param>
    /// <param name="except">The properties that keep their default.</param>
    public static Gen<object> Of(Type type, params string[] except) => type
        .GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
        .Where(property => property.SetMethod is { IsPublic: true } or { IsAssembly: true }
            && !except.Contains(property.Name, StringComparer.Ordinal))
        .Aggregate(
            Gen.Int.Select(_ => Activator.CreateInstance(type)!),
            (record, property) => Gen.Select(record, ValueOf(property), (made, value) =>
            {
                if (value is not null)
                {
                    property.SetValue(made, value);
                }

                return made;
            }));

    private static Gen<object?> ValueOf(PropertyInfo property)
    {
        var value = ValueOf(property.PropertyType).Select(made => (object?)made);
        var isOptional = property.GetCustomAttribute<RequiredMemberAttribute>() is null
            && NullabilityOf(property) == NullabilityState.Nullable;
        return isOptional ? Gen.Frequency((1, Gen.Const((object?)null)), (1, value)) : value;
    }

    private static NullabilityState NullabilityOf(PropertyInfo property)
    {
        lock (Nullability)
        {
            return Nullability.Create(property).WriteState;
        }
    }

    private static Gen<object> ValueOf(Type type) => Nullable.GetUnderlyingType(type) is { } value ? ValueOf(value)
        : type == typeof(string) ? AnyText.Value.Select(text => (object)text)
        : type == typeof(bool) ? Gen.Bool.Select(flag => (object)flag)
        : type == typeof(int) ? Gen.Int[0, int.MaxValue].Select(number => (object)number)
        : type == typeof(long) ? Gen.Long[-9_007_199_254_740_992, 9_007_199_254_740_992].Select(number => (object)number)
        : type == typeof(DateTimeOffset) ? Moment.Select(moment => (object)moment)
        : type == typeof(JsonFields) ? Fields.Select(fields => (object)fields)
        : type == typeof(Arn) ? AnyText.Value.Select(text => (object)new Arn(text))
        : type == typeof(GitReference) ? AnyText.Word.Select(name => (object)GitReference.Parse(name))
        : type.IsValueType ? AnyText.Word.Select(word => Activator.CreateInstance(type, word)!)
        : type.IsGenericType ? CollectionOf(type)
        : type == typeof(MergeDetails) ? Of<MergeDetails>().Select(merge => (object)(merge with { Option = merge.Option ?? MergeOption.Squash }))
        : Of(type);

    private static Gen<object> CollectionOf(Type type)
    {
        var item = type.GetGenericArguments()[0];
        var method = type.GetGenericTypeDefinition() == typeof(ValueList<>) ? nameof(ListOf) : nameof(MapOf);
        return (Gen<object>)typeof(AnyRecord).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(item).Invoke(null, null)!;
    }

    private static Gen<object> ListOf<T>() => ValueOf(typeof(T)).Array[0, 3].Select(items => (object)ValueList.Create<T>([.. items.Cast<T>()]));

    private static Gen<object> MapOf<T>() => Gen.Select(AnyText.Value, ValueOf(typeof(T))).Array[0, 3]
        .Select(entries => (object)new ValueMap<T>(entries.Select(entry => KeyValuePair.Create(entry.Item1, (T)entry.Item2))));
}
