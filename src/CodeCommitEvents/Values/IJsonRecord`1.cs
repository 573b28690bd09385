using System.ComponentModel;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>A record that is one JSON object. Only this library implements it; it is public for <see cref="JsonRecordConverter{T}"/> alone.</summary>
/// <typeparam name="TSelf">The record.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IJsonRecord<TSelf>
    where TSelf : IJsonRecord<TSelf>
{
    internal static abstract TSelf Read(in JsonCursor value);

    internal void Write(FieldWriter writer);
}
