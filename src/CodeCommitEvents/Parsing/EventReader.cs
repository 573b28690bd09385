using System.Text;
using CodeCommitEvents.Events;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Parsing;

/// <summary>How an event is read whose <c>detail.event</c> has a certain name.</summary>
/// <param name="name">The name.</param>
/// <param name="canRead">Whether the details have what makes them that event.</param>
/// <param name="read">Makes the event.</param>
/// <param name="alias">Another name that documents use for it.</param>
internal sealed class EventReader(string name, EventReader.Check canRead, EventReader.Make read, string? alias = null)
{
    private readonly byte[] utf8Name = Encoding.UTF8.GetBytes(name);
    private readonly byte[] utf8Alias = Encoding.UTF8.GetBytes(alias ?? name);

    public delegate bool Check(JsonCursor detail);

    public delegate CodeCommitEvent Make(in EventInput input);

    public bool IsNamed(ReadOnlySpan<byte> eventName) =>
        eventName.SequenceEqual(utf8Name) || eventName.SequenceEqual(utf8Alias);

    /// <summary>The event, or null where the details lack what makes them that event.</summary>
    public CodeCommitEvent? Read(in EventInput input) => canRead(input.Detail) ? read(input) : null;
}
