using System.Text.Json.Serialization;

namespace CodeCommitEvents.Events;

/// <summary>
/// A converter that makes those for lists and maps of its type. Native code cannot make them from a type that is known
/// at run time only.
/// </summary>
internal interface IElementConverter
{
    JsonConverter ForList();

    JsonConverter ForMap();
}
