using System.Text.Json;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Parsing;

/// <summary>All forms that an object can have. An object without a form that contains an object with a form is read as the output of an input transformer.</summary>
internal static class PayloadForms
{
    /// <summary>The forms in the order in which they are checked. The first form that matches is used.</summary>
    private static readonly PayloadForm[] All =
    [
        new RecordListForm(),
        new EventBridgeTransport.Form(static (detail, countsDetail) => Contains(detail, countsDetail)),
        new ServiceEnvelopeForm(),
        new SnsTransport.Form(),
        new HttpRequestTransport.Form(),
        new SqsTransport.Form(),
        new TriggerRecordForm(),
        new KinesisTransport.Form(),
        new CloudWatchLogsTransport.Form(),
        new LambdaDestinationTransport.Form(),
        new DetailForm(),
    ];

    /// <summary>Returns the form of an object, or null if the object has no known form.</summary>
    public static PayloadForm? Find(JsonCursor value, ObjectPlace place)
    {
        foreach (var form in All)
        {
            if (form.Matches(value, place))
            {
                return form;
            }
        }

        return null;
    }

    /// <summary>
    /// Returns the first property whose value is an object with one of these forms, or contains such an object at any depth, also as JSON
    /// text. Returns an empty cursor if there is no such property. If several properties have the same name, only the last one counts.
    /// </summary>
    public static JsonCursor FindEmbedded(JsonCursor value)
    {
        Dictionary<string, int>? last = null;
        foreach (var property in value)
        {
            if (Contains(property) && property.IsAt((last ??= value.LastProperties())[property.Name]))
            {
                return property;
            }
        }

        return default;
    }

    /// <summary>Whether a value is an object with one of these forms, or contains such an object at any depth, also as JSON text.</summary>
    /// <param name="value">The value.</param>
    /// <param name="countsDetail">Whether the details of an event alone, without an envelope, count.</param>
    private static bool Contains(JsonCursor value, bool countsDetail = true) =>
        value.IsString ? ContainsInText(value, countsDetail)
        : value.IsObject && (Find(value, ObjectPlace.Property) is { } form
            ? countsDetail || form is not DetailForm
            : FindEmbedded(value).Type != JsonTokenType.None);

    private static bool ContainsInText(JsonCursor text, bool countsDetail)
    {
        if (!EmbeddedJson.IsObject(text.Utf8) || !JsonTape.TryRead(text.Utf8, EmbeddedJson.SearchDepth, out var tape))
        {
            return false;
        }

        using (tape)
        {
            return Contains(tape.Root, countsDetail);
        }
    }
}

/// <summary>The form of an object with the list <c>Records</c>, as Lambda receives it, or with the list <c>logEvents</c> of CloudWatch Logs. An item of a list never has this form.</summary>
internal sealed class RecordListForm : PayloadForm
{
    public override bool Matches(in JsonCursor value, ObjectPlace place) =>
        place is ObjectPlace.Alone or ObjectPlace.Property && (value.Has("Records"u8, JsonTokenType.StartArray) || HasLogEvents(value));

    /// <summary>Takes the list of an object with this form.</summary>
    public static JsonCursor TakeList(JsonCursor value, out bool isLogEvents)
    {
        isLogEvents = !value.Has("Records"u8, JsonTokenType.StartArray);
        return value.Take(isLogEvents ? "logEvents"u8 : "Records"u8, JsonTokenType.StartArray);
    }

    private static bool HasLogEvents(JsonCursor value) =>
        value.Has("logEvents"u8, JsonTokenType.StartArray) && value.Has("logGroup"u8, JsonTokenType.String);
}
