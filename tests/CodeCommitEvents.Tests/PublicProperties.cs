using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;

namespace CodeCommitEvents.Tests;

/// <summary>Reads every public property and every element of an object, recursively.</summary>
internal static class PublicProperties
{
    private static readonly ConcurrentDictionary<Type, Func<object, object?>[]> Getters = new();

    /// <returns>The number of values that were read.</returns>
    public static int ReadAll(object? value)
    {
        if (value is null or JsonElement or KeyValuePair<string, JsonElement>)
        {
            return 0;
        }

        _ = value.ToString();
        _ = value.GetHashCode();
        return 1 + value switch
        {
            string or Uri or DateTimeOffset => 0,
            IEnumerable items => items.Cast<object?>().Sum(ReadAll),
            _ => Getters.GetOrAdd(value.GetType(), GettersOf).Sum(get => ReadAll(get(value))),
        };
    }

    private static Func<object, object?>[] GettersOf(Type type) => !IsOurs(type)
        ? []
        :
        [
            .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(property => property.GetIndexParameters().Length == 0)
                .Select(property => (Func<object, object?>)property.GetValue),
        ];

    private static bool IsOurs(Type type) =>
        type.Namespace!.StartsWith(nameof(CodeCommitEvents), StringComparison.Ordinal)
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>));
}
