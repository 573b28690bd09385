using CodeCommitEvents.Events;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Envelopes;

/// <summary>Writes the items of a trigger's <c>references</c>.</summary>
internal static class TriggerReferences
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
            (item as ReferenceEvent ?? throw new ArgumentException($"A {item.GetType().Name} has no trigger form.", nameof(item))).WriteTriggerReference(writer);
        }

        writer.Json.WriteEndObject();
    }
}
