using System.Text;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Testing;

/// <summary>Events as the messages that AWS sends of them: JSON texts, to be put into any wrapping of <see cref="FakePayloads"/>.</summary>
public static class FakeMessages
{
    /// <summary>The message of a notification rule, of the detail type <c>FULL</c>.</summary>
    /// <param name="serviceEvent">The event.</param>
    /// <exception cref="ArgumentNullException"><paramref name="serviceEvent"/> is null.</exception>
    /// <exception cref="ArgumentException">No notification rule sends such an event: reactions, approval rules, their templates and unreferenced merges go to EventBridge alone.</exception>
    public static string Notification(ServiceEvent serviceEvent)
    {
        ArgumentNullException.ThrowIfNull(serviceEvent);
        if (serviceEvent.Channels == EventChannels.EventBridge)
        {
            throw new ArgumentException($"No notification rule sends {serviceEvent.GetType().Name}: it goes to EventBridge alone.", nameof(serviceEvent));
        }

        var complete = FakeEventNormalizer.Message(serviceEvent);
        return EventWriter.WriteString(new EventDelivery
        {
            Event = complete,
            Envelope = new NotificationEnvelope(complete)
            {
                NotificationRuleArn = new($"arn:{FakeMessageOrigin.PartitionOf(complete.Region)}:codestar-notifications:{complete.Region}:{complete.Account}:notificationrule/{new FakeData(0).Commit("rule")}"),
            },
        });
    }

    /// <summary>The event on an EventBridge bus. What only notifications tell, as the text of a comment, is not in it.</summary>
    /// <param name="serviceEvent">The event.</param>
    /// <exception cref="ArgumentNullException"><paramref name="serviceEvent"/> is null.</exception>
    /// <exception cref="ArgumentException">The event has no such form.</exception>
    public static string EventBridge(ServiceEvent serviceEvent)
    {
        ArgumentNullException.ThrowIfNull(serviceEvent);
        var complete = FakeEventNormalizer.Message(serviceEvent);
        return EventWriter.WriteString(new EventDelivery { Event = complete, Envelope = new EventBridgeEnvelope(complete) { Id = IdOf(complete, "event") } });
    }

    /// <summary>The record of a repository trigger, whole with its <c>Records</c>.</summary>
    /// <param name="codeCommitEvent">A <see cref="ReferenceEvent"/> or a <see cref="TriggerTestEvent"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="codeCommitEvent"/> is null.</exception>
    /// <exception cref="ArgumentException">Triggers do not send such an event.</exception>
    public static string Trigger(CodeCommitEvent codeCommitEvent)
    {
        ArgumentNullException.ThrowIfNull(codeCommitEvent);
        return Trigger([codeCommitEvent], codeCommitEvent);
    }

    /// <summary>The record of one push that moved several references.</summary>
    /// <param name="sent">What <see cref="FakeRepository.Push"/> gave. Triggers tell nothing of pull requests: what is no <see cref="ReferenceEvent"/> is left out.</param>
    /// <exception cref="ArgumentNullException"><paramref name="sent"/> is null.</exception>
    /// <exception cref="ArgumentException">That was no push: no reference was moved, one was so twice, or they are not of one repository, caller and minute.</exception>
    public static string Trigger(IEnumerable<CodeCommitEvent> sent)
    {
        ArgumentNullException.ThrowIfNull(sent);
        ReferenceEvent[] moved = [.. sent.OfType<ReferenceEvent>()];
        if (moved.Length == 0)
        {
            throw new ArgumentException("No reference was moved: there is nothing that a trigger tells.", nameof(sent));
        }

        return moved.DistinctBy(one => one.Reference).Count() == moved.Length
            && moved.DistinctBy(one => (one.RepositoryName, one.CallerUserArn)).Count() == 1
            && moved.Max(one => one.Time) - moved.Min(one => one.Time) is null or { TotalMinutes: < 1 }
            ? Trigger(moved, moved[0])
            : throw new ArgumentException("A push moves references of one repository, each once, at one time.", nameof(sent));
    }

    /// <summary>The notification of an event that CodeCommit may have one day: it is read as an <see cref="UnknownCodeCommitEvent"/>.</summary>
    public static string Unknown() => Notification(FakeEvents.ReferenceUpdated()).Replace("\"referenceUpdated\"", "\"repositoryFrozen\"", StringComparison.Ordinal);

    /// <summary>The message of another service on the same topic: it is read as a <see cref="ForeignEvent"/>.</summary>
    public static string Foreign() =>
        Notification(FakeEvents.ReferenceUpdated())
            .Replace("\"aws.codecommit\"", "\"aws.codepipeline\"", StringComparison.Ordinal)
            .Replace("CodeCommit Repository State Change", "CodePipeline Pipeline Execution State Change", StringComparison.Ordinal);

    /// <summary>A notification that breaks off: it is read as an <see cref="UnreadableMessage"/> where it is in a wrapping, and cannot be read alone.</summary>
    public static string Malformed()
    {
        var whole = Notification(FakeEvents.ReferenceUpdated());
        return whole[..(whole.Length / 2)];
    }

    /// <summary>A message of a topic, as a queue gets it. It is not signed: <see cref="FakeSnsSigner"/> signs.</summary>
    /// <param name="message">The text inside.</param>
    /// <exception cref="ArgumentNullException"><paramref name="message"/> is null.</exception>
    public static string Sns(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return EventWriter.WriteString(new EventDelivery { Event = new PlainTextMessage { Text = message }, Transports = [FakeTopic.Message(message)] });
    }

    private static string Trigger(IEnumerable<CodeCommitEvent> moved, CodeCommitEvent codeCommitEvent)
    {
        var complete = (CodeCommitEvent)FakeEventNormalizer.Message(codeCommitEvent);
        var trigger = FakeData.Id($"{complete.RepositoryArn}", "trigger");
        var envelope = new TriggerEnvelope(complete)
        {
            // AWS's own test events have it so.
            EventId = complete is TriggerTestEvent ? trigger : IdOf(complete, "push"),
            EventTriggerConfigId = trigger,
            EventTriggerName = "builds",
        };
        return Encoding.UTF8.GetString(EventWriter.Write(moved.Select(one => new EventDelivery
        {
            Event = one,
            Envelope = envelope,
            Position = new RecordPosition(),
        })));
    }

    private static string IdOf(ServiceEvent serviceEvent, string purpose) => FakeData.Id(serviceEvent.ToString(), purpose);
}
