using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CodeCommitEvents.Events;

/// <summary>Reads and writes a <see cref="ValueList{T}"/> as a JSON array, and a <see cref="ValueMap{TValue}"/> as a JSON object.</summary>
/// <remarks>
/// With Native AOT, elements can be classes and the structs of this library. For a list or map of other structs, add a converter for
/// that list or map to <see cref="JsonSerializerOptions.Converters"/>.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ValueCollectionJsonConverter : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        return Is(typeToConvert, typeof(ValueList<>)) || Is(typeToConvert, typeof(ValueMap<>));
    }

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">The application is compiled with Native AOT, and the elements are structs from another assembly.</exception>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        var element = typeToConvert.GetGenericArguments()[0];
        var isList = Is(typeToConvert, typeof(ValueList<>));
        return ConverterOf(element) is { } own ? (isList ? own.ForList() : own.ForMap()) : Make(element, isList);
    }

    private static bool Is(Type type, Type definition) => type.IsGenericType && type.GetGenericTypeDefinition() == definition;

    private static IElementConverter? ConverterOf(Type element) =>
        element == typeof(string) ? new TextConverter()
        : element.GetCustomAttribute<JsonConverterAttribute>(inherit: false)?.ConverterType is { } type && type.IsAssignableTo(typeof(IElementConverter))
            ? (IElementConverter?)Activator.CreateInstance(type)
            : null;

    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "All reference types share the native code that is compiled for lists of strings. For structs from other assemblies, the method throws.")]
    private static JsonConverter Make(Type element, bool isList)
    {
        if (element.IsValueType && !RuntimeFeature.IsDynamicCodeSupported)
        {
            throw new NotSupportedException($"Native AOT has no JSON converter for lists and maps of {element}. Add a converter for the list or map to JsonSerializerOptions.Converters.");
        }

        var converter = isList ? typeof(ValueListConverter<>).MakeGenericType(element) : typeof(ValueMapConverter<>).MakeGenericType(element);
        return (JsonConverter)Activator.CreateInstance(converter)!;
    }
}
