using System.Text.Json.Serialization;

namespace CodeCommitEvents.Events;

/// <inheritdoc cref="IElementConverter"/>
/// <typeparam name="T">The type of the elements.</typeparam>
internal interface IElementConverter<T> : IElementConverter
{
    JsonConverter IElementConverter.ForList() => new ValueListConverter<T>((JsonConverter<T>)this);

    JsonConverter IElementConverter.ForMap() => new ValueMapConverter<T>((JsonConverter<T>)this);
}
