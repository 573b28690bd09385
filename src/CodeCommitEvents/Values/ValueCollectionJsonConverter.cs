using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CodeCommitEvents.Events;

/// <summary>JSON of a <see cref="ValueList{T}"/>, an array, and of a <see cref="ValueMap{TValue}"/>, an object.</summary>
/// <remarks>
/// Native code has converters for elements that are classes, and for the structs of this library. For other structs it
/// needs one among the options' converters.
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
    /// <exception cref="NotSupportedException">The program is native code, and the elements are structs of another library.</exception>
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

    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Classes share one native converter, which lists of strings have too. Other structs are refused.")]
    private static JsonConverter Make(Type element, bool isList)
    {
        if (element.IsValueType && !RuntimeFeature.IsDynamicCodeSupported)
        {
            throw new NotSupportedException($"Native code has no JSON converter for lists and maps of {element}. Add one to the options' Converters.");
        }

        var converter = isList ? typeof(ValueListConverter<>).MakeGenericType(element) : typeof(ValueMapConverter<>).MakeGenericType(element);
        return (JsonConverter)Activator.CreateInstance(converter)!;
    }
}
