using System.ComponentModel;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>A record that is read from and written to a JSON object. The interface is public only because <see cref="JsonRecordConverter{T}"/> uses it. Other assemblies cannot implement the interface.</summary>
/// <typeparam name="TSelf">The type of the record.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IJsonRecord<TSelf>
    where TSelf : IJsonRecord<TSelf>
{
    internal static abstract TSelf Read(in JsonCursor value);

    internal void Write(FieldWriter writer);
}
