using System.Globalization;
using System.Text.Json;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Parsing;

/// <summary>The form of a record of a repository trigger. Each reference that the push changed becomes a separate event.</summary>
internal sealed class TriggerRecordForm : MessageForm
{
    private const string UnreadableReference = "The reference is not an object, has no ref, or has a value for created or deleted that is neither true nor false.";

    public override bool Matches(in JsonCursor value, ObjectPlace place) => value.Has("codecommit"u8, JsonTokenType.StartObject);

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
        else if (envelope.EventName is null or "ReferenceChanges" or "ReferenceChange" && !references.IsEmpty)
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
                deliveries.AddRest(references, reference, place, PathOf(of), of);
                return;
            }

            if (ReadReference(reference, input) is { } referenceEvent)
            {
                referenceEvent.KeepUntaken(reference);
                deliveries.Add(referenceEvent, rawText, place, of);
            }
            else
            {
                deliveries.AddUnreadable(reference.RawText(), place, "trigger reference", UnreadableReference, PathOf(of), of);
            }
        }
    }

    private static string PathOf(TriggerEnvelope envelope) =>
        string.Create(CultureInfo.InvariantCulture, $"codecommit.references[{envelope.ReferenceIndex}]");

    private static ReferenceEvent? ReadReference(JsonCursor reference, in EventReadContext record)
    {
        if (reference.TakeCommonString("ref"u8) is not { Length: > 0 } name)
        {
            return null;
        }

        var deleted = reference.Find("deleted"u8);
        var created = reference.Find("created"u8);
        if (IsUnclear(deleted) || IsUnclear(created))
        {
            return null;
        }

        var input = record with { Detail = reference, TriggerEventName = null };
        return IsTaken(deleted) ? new ReferenceDeletedEvent(input, name)
            : IsTaken(created) ? new ReferenceCreatedEvent(input, name)
            : new ReferenceUpdatedEvent(input, name);
    }

    /// <summary>Whether a flag is neither true nor false. A deletion that is not recognized would start a build of a commit that is gone.</summary>
    private static bool IsUnclear(JsonCursor flag) => flag.Type is not (JsonTokenType.None or JsonTokenType.Null) && flag.AsBoolean() is null;

    private static bool IsTaken(JsonCursor flag)
    {
        var isTrue = flag.AsBoolean() == true;
        if (isTrue || flag.Type == JsonTokenType.Null)
        {
            flag.Take();
        }

        return isTrue;
    }
}
