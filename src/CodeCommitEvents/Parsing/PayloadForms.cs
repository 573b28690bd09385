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
        new ServiceEnvelopeForm(),
        new SnsTransport.Form(),
        new SqsTransport.Form(),
        new TriggerRecordForm(),
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

    /// <summary>Returns the first property whose value is an object with one of these forms, or contains such an object at any depth. Returns an empty cursor if there is no such property.</summary>
    public static JsonCursor FindEmbedded(JsonCursor value)
    {
        foreach (var property in value)
        {
            // If several properties have the same name, only the last one is used.
            if (Contains(property) && value.Find(property.NameUtf8).Utf8 == property.Utf8)
            {
                return property;
            }
        }

        return default;
    }

    /// <summary>Whether a value is an object with one of these forms, or contains such an object at any depth.</summary>
    private static bool Contains(JsonCursor value)
    {
        if (!value.IsObject)
        {
            return false;
        }

        if (Find(value, ObjectPlace.Property) is not null)
        {
            return true;
        }

        foreach (var property in value)
        {
            if (Contains(property))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>The form of an object with the list <c>Records</c>, as Lambda receives it. An item of a list never has this form.</summary>
internal sealed class RecordListForm : PayloadForm
{
    public override bool Matches(JsonCursor value, ObjectPlace place) =>
        place != ObjectPlace.ListItem && value.Has("Records"u8, JsonTokenType.StartArray);
}
