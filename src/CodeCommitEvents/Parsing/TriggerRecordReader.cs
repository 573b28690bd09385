using System.Globalization;
using System.Text.Json;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Parsing;

/// <summary>Reads a record of a repository trigger: each reference that it moved is an event.</summary>
internal static class TriggerRecordReader
{
    public static void Read(JsonCursor record, JsonCursor codeCommit, in PayloadLocation place, DeliveryCollector deliveries)
    {
        var isTest = record.Find("eventName"u8).TextEquals("TriggerEventTest"u8);
        // A test has its references to itself; those of a push are events of their own.
        var test = isTest ? new TriggerTestEvent(new EventReadContext { Detail = codeCommit }) : null;
        var references = isTest ? default : codeCommit.Take("references"u8, JsonTokenType.StartArray);
        var envelope = new TriggerEnvelope(record, codeCommit);
        var input = new EventReadContext
        {
            Account = envelope.EventSourceArn?.Account,
            Region = envelope.AwsRegion ?? envelope.EventSourceArn?.Region,
            Time = envelope.EventTime,
            Resource = envelope.EventSourceArn,
            UserIdentity = envelope.UserIdentityArn,
            IsTrigger = true,
            TriggerEventName = envelope.EventName,
        };
        if (isTest)
        {
            deliveries.Add(new TriggerTestEvent(input) { References = test!.References }, record, place, envelope);
        }
        else if (envelope.EventName is null or "ReferenceChanges" or "ReferenceChange" && references.UntakenCount > 0)
        {
            ReadReferences(references, input, deliveries.TextToKeep(record), envelope, place, deliveries);
        }
        else
        {
            deliveries.Add(new UnknownCodeCommitEvent(input, record.RawText()), record, place, envelope);
        }
    }

    private static void ReadReferences(
        JsonCursor references, in EventReadContext input, string? rawText, TriggerEnvelope envelope, in PayloadLocation place, DeliveryCollector deliveries)
    {
        var index = 0;
        foreach (var reference in references)
        {
            var of = index == 0 ? envelope : envelope with { ReferenceIndex = index };
            index++;
            if (deliveries.IsFull)
            {
                deliveries.AddRest(references, place, of);
                return;
            }

            if (ReadReference(reference, input) is { } referenceEvent)
            {
                referenceEvent.KeepUntaken(reference);
                deliveries.Add(referenceEvent, rawText, place, of);
            }
            else
            {
                var within = string.Create(CultureInfo.InvariantCulture, $"codecommit.references[{of.ReferenceIndex}]");
                deliveries.AddUnreadable(reference.RawText(), place, "trigger reference", "It is no object with the name of a reference.", within, of);
            }
        }
    }

    private static ReferenceEvent? ReadReference(JsonCursor reference, in EventReadContext record)
    {
        if (reference.TakeCommonString("ref"u8) is not { Length: > 0 } name)
        {
            return null;
        }

        var input = record with { Detail = reference, TriggerEventName = null };
        return reference.Take("deleted"u8, JsonTokenType.True).Type == JsonTokenType.True ? new ReferenceDeletedEvent(input, name)
            : reference.Take("created"u8, JsonTokenType.True).Type == JsonTokenType.True ? new ReferenceCreatedEvent(input, name)
            : new ReferenceUpdatedEvent(input, name);
    }
}
