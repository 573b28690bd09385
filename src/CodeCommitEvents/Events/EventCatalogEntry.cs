using System.Text;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>The metadata of one event type: its names, channels and family, and how it is read.</summary>
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

    /// <summary>Whether a <c>detail</c> object has the required fields of the event.</summary>
    public delegate bool Check(JsonCursor detail);

    public delegate TEvent Reader<out TEvent>(in EventReadContext context)
        where TEvent : ServiceEvent;

    /// <summary>The wire name: <c>detail.event</c> for CodeCommit, the detail type for CodeBuild.</summary>
    public string Name => name;

    /// <summary>Other names of the event in the AWS documentation.</summary>
    public IReadOnlyList<string> Aliases => aliases;

    public Type Type => type;

    /// <summary>The <c>detail-type</c> in EventBridge and notifications. Null if neither sends the event.</summary>
    public string? DetailType => detailType;

    /// <summary>The <c>source</c> in EventBridge and notifications.</summary>
    public string Source => family == EventFamily.Build ? EventCatalog.CodeBuildSource : EventCatalog.CodeCommitSource;

    public EventChannels Channels => channels;

    public EventFamily Family => family;

    public SourceKind SourceKind => source;

    /// <summary>The field of <c>detail</c> without which the event cannot be read. Null if there is none.</summary>
    public string? RequiredField { get; init; }

    /// <summary>The field of <c>detail</c> that contains the commit to build. Null if the event never has one.</summary>
    public string? CommitField { get; init; }

    /// <summary>The field of <c>detail</c> that contains the name of the repository, or a list with it. Null if there is none.</summary>
    public string? RepositoryField { get; init; }

    /// <summary>The activities that the events can have.</summary>
    public EventActivity Activities { get; init; }

    /// <summary>Whether the type of this entry and <paramref name="eventType"/> are the same type, or one is a base type of the other.</summary>
    public bool MayBe(Type eventType) => eventType.IsAssignableFrom(type) || type.IsAssignableFrom(eventType);

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

    /// <summary>Reads the event. Returns null if a required field is missing in the <c>detail</c> object.</summary>
    public ServiceEvent? Read(in EventReadContext context) => canRead(context.Detail) ? read(context) : null;
}
