using System.Globalization;
using System.Text;
using System.Text.Json;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;
using CodeCommitEvents.Json;
using CodeCommitEvents.Values;

namespace CodeCommitEvents.Parsing;

/// <summary>Reads a record of a repository trigger: each reference that it moved is an event.</summary>
internal static class TriggerRecordReader
{
    private const string TestName = "TriggerEventTest";
    private static readonly string[] ChangeNames = ["ReferenceChanges", "ReferenceChange"];

    public static void Read(JsonCursor record, JsonCursor codeCommit, in Place place, DeliveryList deliveries)
    {
        var references = codeCommit.Find("references"u8);
        var envelope = new TriggerEnvelope(record, codeCommit);
        var input = new EventInput
        {
            Account = envelope.EventSourceArn?.Account,
            Region = envelope.AwsRegion ?? envelope.EventSourceArn?.Region,
            Time = envelope.EventTime,
            Resource = envelope.EventSourceArn,
            UserIdentity = envelope.UserIdentityArn,
            IsTrigger = true,
            TriggerEventName = envelope.EventName,
        };
        if (string.Equals(envelope.EventName, TestName, StringComparison.OrdinalIgnoreCase))
        {
            var samples = codeCommit.TakeObjects("references"u8, TriggerReference.Read);
            deliveries.Add(new TriggerTestEvent(input, samples ?? ValueList<TriggerReference>.Empty), record, place, envelope);
        }
        else if (IsChange(envelope) && references.IsArray && HasElements(references))
        {
            ReadReferences(references, input, record, envelope, place, deliveries);
        }
        else
        {
            var unknown = new UnknownCodeCommitEvent(input, Encoding.UTF8.GetString(record.RawUtf8));
            deliveries.Add(unknown, record, place, envelope);
        }
    }

    private static void ReadReferences(
        JsonCursor references, in EventInput input, JsonCursor record, TriggerEnvelope envelope, in Place place, DeliveryList deliveries)
    {
        var index = 0;
        foreach (var reference in references)
        {
            var of = index == 0 ? envelope : envelope with { ReferenceIndex = index };
            index++;
            if (ReadReference(reference, input) is { } referenceEvent)
            {
                referenceEvent.KeepUntaken(reference);
                deliveries.Add(referenceEvent, record, place, of);
            }
            else
            {
                var path = string.Create(CultureInfo.InvariantCulture, $"codecommit.references[{of.ReferenceIndex}]");
                deliveries.AddUnreadable(reference.RawUtf8, place, "trigger reference", $"{path} is no object with the name of a reference.", of);
            }
        }
    }

    private static ReferenceEvent? ReadReference(JsonCursor reference, in EventInput record)
    {
        if (!reference.Has("ref"u8, JsonTokenType.String) || !GitReference.TryParse(reference.Find("ref"u8).GetString(), out var name))
        {
            return null;
        }

        reference.Take("ref"u8, JsonTokenType.String);
        var input = record with { Detail = reference, TriggerEventName = null };
        return reference.Take("deleted"u8, JsonTokenType.True).Type == JsonTokenType.True ? new ReferenceDeletedEvent(input, name)
            : reference.Take("created"u8, JsonTokenType.True).Type == JsonTokenType.True ? new ReferenceCreatedEvent(input, name)
            : new ReferenceUpdatedEvent(input, name);
    }

    private static bool IsChange(TriggerEnvelope envelope) =>
        envelope.EventName is null || ChangeNames.Contains(envelope.EventName, StringComparer.OrdinalIgnoreCase);

    private static bool HasElements(JsonCursor references) => references.GetEnumerator().MoveNext();
}
