using System.Text.Json;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Parsing;

/// <summary>All forms that an object can have. If an object has no form but contains an object with one, an input transformer made it.</summary>
internal static class PayloadForms
{
    /// <summary>The forms in the order in which they are checked. The first match is used.</summary>
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

    /// <summary>Returns the first property whose value is an object with a form, or contains one at any depth. An empty cursor if there is none.</summary>
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

    /// <summary>Whether a value is an object with a form, or contains one at any depth.</summary>
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
