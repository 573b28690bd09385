using System.Text.Json;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>Reads an event, with or without an envelope.</summary>
internal static class EventReader
{
    /// <summary>The prefix of the detail type in events of CloudTrail. The <c>source</c> of these events is the called service, such as <c>aws.codecommit</c>.</summary>
    private const string CloudTrailPrefix = "AWS ";

    /// <summary>Whether an object without an envelope is the <c>detail</c> object of an event.</summary>
    public static bool IsDetail(JsonCursor value) => EventCatalog.Find(value) is not null || FindBuild(value) is not null;

    /// <summary>Reads an event with an envelope. An event of another service is a <see cref="ForeignEvent"/>.</summary>
    /// <param name="context">The <c>detail</c> object, and values from the envelope.</param>
    /// <param name="source">The envelope's <c>source</c>.</param>
    /// <param name="detailType">The envelope's detail type (<c>detailType</c> or <c>detail-type</c>).</param>
    /// <param name="message">The whole envelope. An unknown or foreign event stores the JSON of the envelope.</param>
    public static ServiceEvent Read(in EventReadContext context, string? source, string detailType, JsonCursor message)
    {
        var serviceEvent = source switch
        {
            _ when detailType.StartsWith(CloudTrailPrefix, StringComparison.Ordinal) => null,
            EventCatalog.CodeCommitSource => ReadCodeCommit(context, message),
            EventCatalog.CodeBuildSource => EventCatalog.FindBuild(detailType)?.Read(context) ?? new UnknownCodeBuildEvent(context, detailType, message.RawText()),
            null => EventCatalog.FindBuild(detailType)?.Read(context) ?? (EventCatalog.Find(context.Detail) is null ? null : ReadCodeCommit(context, message)),
            _ => null,
        };
        serviceEvent?.KeepUntaken(context.Detail);
        return serviceEvent ?? new ForeignEvent(context, source, detailType, message.RawText());
    }

    /// <summary>Reads a <c>detail</c> object without an envelope, for which <see cref="IsDetail"/> is true.</summary>
    public static ServiceEvent ReadDetail(in EventReadContext context)
    {
        var detail = context.Detail;
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
