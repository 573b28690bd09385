using System.Text.Json.Serialization;

namespace CodeCommitEvents.Events;

/// <summary>
/// The converter of an element type. It also creates the converters for lists and maps of that type, because Native AOT cannot create
/// a list or map converter from a type that is known only at run time.
/// </summary>
internal interface IElementConverter
{
    JsonConverter ForList();

    JsonConverter ForMap();
}

/// <inheritdoc cref="IElementConverter"/>
/// <typeparam name="T">The type of the elements.</typeparam>
internal interface IElementConverter<T> : IElementConverter
{
    JsonConverter IElementConverter.ForList() => new ValueListConverter<T>((JsonConverter<T>)this);

    JsonConverter IElementConverter.ForMap() => new ValueMapConverter<T>((JsonConverter<T>)this);
}
