using CodeCommitEvents.Events;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Envelopes;

/// <summary>Writes the items of <c>references</c> in the record of a trigger.</summary>
internal static class TriggerReferenceWriter
{
    public static void Write(FieldWriter writer, object item)
    {
        if (item is UnreadableMessage unreadable)
        {
            writer.Json.WriteRawValue(unreadable.Text, skipInputValidation: true);
            return;
        }

        writer.Json.WriteStartObject();
        if (item is TriggerReference reference)
        {
            reference.Write(writer);
        }
        else
        {
            (item as ReferenceEvent ?? throw new ArgumentException($"Triggers do not send a {item.GetType().Name}.", nameof(item))).WriteTriggerReference(writer);
        }

        writer.Json.WriteEndObject();
    }
}
