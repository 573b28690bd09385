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
            Write(writer, item as ReferenceEvent ?? throw new ArgumentException($"A {item.GetType().Name} has no trigger form.", nameof(item)));
        }

        writer.Json.WriteEndObject();
    }

    private static void Write(FieldWriter writer, ReferenceEvent reference)
    {
        var (commit, flag) = reference switch
        {
            ReferenceCreatedEvent created => (created.CommitId, "created"),
            ReferenceDeletedEvent deleted => (deleted.OldCommitId, "deleted"),
            ReferenceUpdatedEvent updated => (updated.CommitId, null),
            _ => default((string?, string?)),
        };
        writer.Text("commit", commit);
        writer.Boolean(flag ?? "", flag is null ? null : true);
        writer.Text("ref", reference.WireName);
        writer.Additional(reference.AdditionalFields);
    }
}
