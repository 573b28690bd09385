using System.Text;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>What is known of one event besides its properties.</summary>
internal sealed class EventCatalogEntry(
    string name,
    Type type,
    string? detailType,
    EventChannels channels,
    EventFamily family,
    SourceKind source,
    EventCatalogEntry.Check canRead,
    EventCatalogEntry.Reader<ServiceEvent> read,
    params string[] aliases)
{
    private readonly byte[][] utf8Names = Array.ConvertAll([name, .. aliases], Encoding.UTF8.GetBytes);

    /// <summary>Whether an object has what makes it this event: its required properties.</summary>
    public delegate bool Check(JsonCursor detail);

    public delegate TEvent Reader<out TEvent>(in EventReadContext context)
        where TEvent : ServiceEvent;

    /// <summary>The name on the wire: <c>detail.event</c>, or the detail type of an event of CodeBuild.</summary>
    public string Name => name;

    /// <summary>Other names that the AWS documentation has for the event.</summary>
    public IReadOnlyList<string> Aliases => aliases;

    public Type Type => type;

    /// <summary>The <c>detail-type</c> in EventBridge and in notifications; null where neither sends the event.</summary>
    public string? DetailType => detailType;

    /// <summary>The <c>source</c> in EventBridge and in notifications.</summary>
    public string Source => family == EventFamily.Build ? EventCatalog.CodeBuildSource : EventCatalog.CodeCommitSource;

    public EventChannels Channels => channels;

    public EventFamily Family => family;

    public SourceKind SourceKind => source;

    public bool IsNamed(ReadOnlySpan<byte> eventName)
    {
        foreach (var utf8Name in utf8Names)
        {
            if (eventName.SequenceEqual(utf8Name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The event, or null where its details lack a required property.</summary>
    public ServiceEvent? Read(in EventReadContext context) => canRead(context.Detail) ? read(context) : null;
}
