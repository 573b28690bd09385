using System.Buffers;
using System.Text.Json;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;
using CodeCommitEvents.Json;
using CodeCommitEvents.Values;

namespace CodeCommitEvents.Parsing;

/// <summary>Reads a notification or an EventBridge event, or the details of one alone.</summary>
internal static class ServiceMessageReader
{
    /// <summary>Not the event that Lambda itself sends to a bus after a call, which carries the function's input in its details.</summary>
    public static bool IsEnvelope(JsonCursor value) =>
        value.Find("detail"u8) is { Type: JsonTokenType.StartObject or JsonTokenType.String } detail
        && detail.Find("requestPayload"u8).Type == JsonTokenType.None
        && (value.Has("detailType"u8, JsonTokenType.String) || value.Has("detail-type"u8, JsonTokenType.String));

    /// <summary>Whether the object is the <c>detail</c> of an event, as an <c>InputPath</c> leaves it.</summary>
    public static bool IsDetail(JsonCursor value) =>
        EventReaders.Find(value) is not null
        || (value.Has("build-id"u8, JsonTokenType.String)
            && (value.Has("build-status"u8, JsonTokenType.String) || value.Has("completed-phase"u8, JsonTokenType.String)));

    /// <summary>Reads an envelope, whose <c>detail</c> is an object or, sometimes, a text with one.</summary>
    public static void Read(JsonCursor value, in Place place, DeliveryList deliveries, EventParserOptions options)
    {
        var detail = value.Find("detail"u8);
        detail.Take();
        if (!detail.IsString)
        {
            Read(value, detail, place, deliveries, isDetailText: false);
            return;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(detail.Utf8.Length);
        try
        {
            using var tape = JsonTape.Read(EmbeddedJson.Unescape(detail, buffer), options.MaxDepth);
            Read(value, tape.Root, place, deliveries, isDetailText: true);
        }
        catch (JsonException)
        {
            deliveries.AddUnreadable(value.RawText(), place, "event detail", "The detail is a text that is not JSON.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public static void ReadDetailAlone(JsonCursor detail, in Place place, DeliveryList deliveries)
    {
        var input = new EventInput { Detail = detail };
        var serviceEvent = detail.Has("event"u8, JsonTokenType.String) ? ReadCodeCommit(input, detail)
            : detail.Has("build-status"u8, JsonTokenType.String) ? new BuildStateChangeEvent(input)
            : (ServiceEvent)new BuildPhaseChangeEvent(input);
        serviceEvent.KeepUntaken(detail);
        deliveries.Add(serviceEvent, detail, place);
    }

    private static void Read(JsonCursor value, JsonCursor detail, in Place place, DeliveryList deliveries, bool isDetailText)
    {
        var isNotification = value.Has("detailType"u8, JsonTokenType.String);
        ServiceEnvelope envelope = isNotification ? new NotificationEnvelope(value, isDetailText) : new EventBridgeEnvelope(value, isDetailText);
        var attributes = isNotification ? value.Take("additionalAttributes"u8, JsonTokenType.StartObject) : default;
        var input = new EventInput
        {
            Detail = detail,
            Attributes = attributes,
            Account = envelope.Account,
            Region = envelope.Region,
            Time = envelope.Time,
            Resource = envelope.Resources is [var first, ..] ? new Arn(first) : null,
        };
        var serviceEvent = ReadEvent(input, envelope, value);
        if (serviceEvent is not ForeignEvent)
        {
            serviceEvent.KeepUntaken(detail);
        }

        (envelope as NotificationEnvelope)?.KeepUntakenAttributes(attributes);
        envelope.KeepUntaken(value);
        deliveries.Add(serviceEvent, value, place, envelope);
    }

    private static ServiceEvent ReadEvent(in EventInput input, ServiceEnvelope envelope, JsonCursor message)
    {
        var isCloudTrail = envelope.DetailType!.StartsWith(DetailTypes.CloudTrailPrefix, StringComparison.Ordinal);
        return envelope.Source switch
        {
            _ when isCloudTrail => Foreign(input, envelope, message),
            DetailTypes.CodeCommitSource => ReadCodeCommit(input, message),
            DetailTypes.CodeBuildSource => ReadCodeBuild(input, envelope.DetailType, message),
            null when EventReaders.Find(input.Detail) is not null => ReadCodeCommit(input, message),
            _ => Foreign(input, envelope, message),
        };
    }

    private static CodeCommitEvent ReadCodeCommit(in EventInput input, JsonCursor message) =>
        EventReaders.Find(input.Detail)?.Read(input) ?? new UnknownCodeCommitEvent(input, message.RawText());

    private static ServiceEvent ReadCodeBuild(in EventInput input, string detailType, JsonCursor message) => detailType switch
    {
        DetailTypes.BuildStateChange when BuildEvent.CanRead(input.Detail) => new BuildStateChangeEvent(input),
        DetailTypes.BuildPhaseChange when BuildEvent.CanRead(input.Detail) => new BuildPhaseChangeEvent(input),
        _ => new UnknownCodeBuildEvent(input, detailType, message.RawText()),
    };

    private static ForeignEvent Foreign(in EventInput input, ServiceEnvelope envelope, JsonCursor message) =>
        new(input, envelope.Source, envelope.DetailType, message.RawText());
}
