using System.Text.Json;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>Reads an event by what its envelope, or its details alone, say that it is.</summary>
internal static class EventReader
{
    /// <summary>CloudTrail records an API call with the source of the service that was called, and a detail type that starts so.</summary>
    private const string CloudTrailPrefix = "AWS ";

    /// <summary>Whether an object without an envelope is the details of an event.</summary>
    public static bool IsDetail(JsonCursor value) => EventCatalog.Find(value) is not null || FindBuild(value) is not null;

    /// <summary>Reads an event in an envelope. What is none of CodeCommit or CodeBuild is a <see cref="ForeignEvent"/>.</summary>
    /// <param name="context">What the event is read from.</param>
    /// <param name="source">The envelope's <c>source</c>.</param>
    /// <param name="detailType">The envelope's detail type.</param>
    /// <param name="message">The whole envelope, which an unknown event keeps as its text.</param>
    public static ServiceEvent Read(in EventReadContext context, string? source, string detailType, JsonCursor message)
    {
        var serviceEvent = source switch
        {
            _ when detailType.StartsWith(CloudTrailPrefix, StringComparison.Ordinal) => null,
            EventCatalog.CodeCommitSource => ReadCodeCommit(context, message),
            EventCatalog.CodeBuildSource => EventCatalog.FindBuild(detailType)?.Read(context) ?? new UnknownCodeBuildEvent(context, detailType, message.RawText()),
            null when EventCatalog.Find(context.Detail) is not null => ReadCodeCommit(context, message),
            _ => null,
        };
        serviceEvent?.KeepUntaken(context.Detail);
        return serviceEvent ?? new ForeignEvent(context, source, detailType, message.RawText());
    }

    /// <summary>Reads details that have no envelope: see <see cref="IsDetail"/>.</summary>
    public static ServiceEvent ReadDetail(JsonCursor detail)
    {
        var context = new EventReadContext { Detail = detail };
        var serviceEvent = (detail.Has("event"u8, JsonTokenType.String) ? null : FindBuild(detail)?.Read(context)) ?? ReadCodeCommit(context, detail);
        serviceEvent.KeepUntaken(detail);
        return serviceEvent;
    }

    private static ServiceEvent ReadCodeCommit(in EventReadContext context, JsonCursor message) =>
        EventCatalog.Find(context.Detail)?.Read(context) ?? new UnknownCodeCommitEvent(context, message.RawText());

    private static EventCatalogEntry? FindBuild(JsonCursor detail) =>
        !BuildEvent.CanRead(detail) ? null
        : detail.Has("build-status"u8, JsonTokenType.String) ? EventCatalog.BuildStateChange
        : detail.Has("completed-phase"u8, JsonTokenType.String) ? EventCatalog.BuildPhaseChange
        : null;
}
