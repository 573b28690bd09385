using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>A kind of event: one of the catalog, or one that the catalog does not contain.</summary>
/// <param name="Type">The type of the events.</param>
/// <param name="Entry">The entry of the catalog. Null if it does not contain the events.</param>
/// <param name="Source">The service that sends the events. Null for any other service.</param>
internal sealed record EventKind(Type Type, EventCatalogEntry? Entry, string? Source)
{
    /// <summary>The kinds of events that services send. Events of other kinds, such as a test of a trigger, are sent on request only.</summary>
    public static IReadOnlyList<EventKind> All { get; } =
    [
        .. EventCatalog.Entries.Where(static entry => entry.DetailType is not null).Select(static entry => new EventKind(entry.Type, entry, entry.Source)),
        new(typeof(UnknownCodeCommitEvent), null, EventCatalog.CodeCommitSource),
        new(typeof(UnknownCodeBuildEvent), null, EventCatalog.CodeBuildSource),
        new(typeof(ForeignEvent), null, null),
    ];

    /// <summary>The activities that events of the kind can have.</summary>
    public EventActivity Activities => Entry?.Activities ?? EventActivity.None;

    /// <summary>Whether events of the kind have the type.</summary>
    public bool Is(Type type) => type.IsAssignableFrom(Type);
}
