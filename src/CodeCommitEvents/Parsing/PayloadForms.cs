using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Parsing;

/// <summary>All forms that an object can have. An object without a form that contains one was made by an input transformer.</summary>
internal static class PayloadForms
{
    /// <summary>In the order in which they are checked. The first match counts.</summary>
    private static readonly PayloadForm[] All =
    [
        new RecordListForm(),
        new ServiceEnvelopeForm(),
        new SnsTransport.Form(),
        new SqsTransport.Form(),
        new TriggerRecordForm(),
        new LambdaDestinationTransport.Form(),
        new DetailForm(),
    ];

    /// <summary>The form of an object; null if it has none.</summary>
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

    /// <summary>The first object in this one that has a form or contains an object with one. An empty cursor if there is none.</summary>
    public static JsonCursor FindEmbedded(JsonCursor value)
    {
        foreach (var property in value)
        {
            if (property.IsObject && (Find(property, ObjectPlace.Property) is not null || FindEmbedded(property).IsObject) && IsLast(value, property))
            {
                return property;
            }
        }

        return default;
    }

    /// <summary>Whether no later property has the same name. Only the last one counts.</summary>
    private static bool IsLast(JsonCursor value, JsonCursor property) => value.Find(property.NameUtf8).Utf8 == property.Utf8;
}
