using System.Globalization;
using System.Text.Json;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Parsing;

/// <summary>The form of a record of a repository trigger. Each reference that the push changed becomes a separate event.</summary>
internal sealed class TriggerRecordForm : MessageForm
{
    public override bool Matches(JsonCursor value, ObjectPlace place) => value.Has("codecommit"u8, JsonTokenType.StartObject);

    public override void Read(JsonCursor value, in PayloadLocation place, DeliveryCollector deliveries)
    {
        var codeCommit = value.Find("codecommit"u8);
        var isTest = value.Find("eventName"u8).TextEquals("TriggerEventTest"u8);
        // A test of a trigger is one event with all references.
        var test = isTest ? new TriggerTestEvent(new EventReadContext { Detail = codeCommit }) : null;
        var references = isTest ? default : codeCommit.Take("references"u8, JsonTokenType.StartArray);
        var envelope = new TriggerEnvelope(value, codeCommit);
        var input = new EventReadContext
        {
            Account = envelope.EventSourceArn?.Account,
            Region = envelope.AwsRegion ?? envelope.EventSourceArn?.Region,
            Time = envelope.EventTime,
            Resource = envelope.EventSourceArn,
            UserIdentity = envelope.UserIdentityArn,
            CustomData = envelope.CustomData,
            IsTrigger = true,
            TriggerEventName = envelope.EventName,
        };
        if (isTest)
        {
            deliveries.Add(new TriggerTestEvent(input) { References = test!.References }, value, place, envelope);
        }
        else if (envelope.EventName is null or "ReferenceChanges" or "ReferenceChange" && references.UntakenCount > 0)
        {
            ReadReferences(references, input, deliveries.TextToKeep(value), envelope, place, deliveries);
        }
        else
        {
            deliveries.Add(new UnknownCodeCommitEvent(input, value.RawText()), value, place, envelope);
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
                deliveries.AddUnreadable(reference.RawText(), place, "trigger reference", "The reference is not an object, or has no ref.", within, of);
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
