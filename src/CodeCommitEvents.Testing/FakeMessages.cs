using System.Text;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Testing;

/// <summary>Converts events to the JSON messages that AWS sends. To wrap a message in SNS or SQS, pass it to <see cref="FakePayloads"/>.</summary>
public static class FakeMessages
{
    /// <summary>The message of a notification rule with the detail type <c>FULL</c>.</summary>
    /// <param name="serviceEvent">The event.</param>
    /// <exception cref="ArgumentNullException"><paramref name="serviceEvent"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// No notification rule sends the event. Events of reactions, approval rules, approval rule templates and unreferenced merge
    /// commits are sent only to EventBridge.
    /// </exception>
    public static string Notification(ServiceEvent serviceEvent)
    {
        ArgumentNullException.ThrowIfNull(serviceEvent);
        if (serviceEvent.Channels == EventChannels.EventBridge)
        {
            throw new ArgumentException($"No notification rule sends {serviceEvent.GetType().Name}. It is sent only to EventBridge.", nameof(serviceEvent));
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

    /// <summary>The message of EventBridge. Values that only notifications contain, such as the text of a comment, are left out.</summary>
    /// <param name="serviceEvent">The event.</param>
    /// <exception cref="ArgumentNullException"><paramref name="serviceEvent"/> is null.</exception>
    /// <exception cref="ArgumentException">EventBridge does not send the event.</exception>
    public static string EventBridge(ServiceEvent serviceEvent)
    {
        ArgumentNullException.ThrowIfNull(serviceEvent);
        var complete = FakeEventNormalizer.Message(serviceEvent);
        return EventWriter.WriteString(new EventDelivery { Event = complete, Envelope = new EventBridgeEnvelope(complete) { Id = IdOf(complete, "event") } });
    }

    /// <summary>The message of a repository trigger: a JSON object with the array <c>Records</c>.</summary>
    /// <param name="codeCommitEvent">A <see cref="ReferenceEvent"/> or a <see cref="TriggerTestEvent"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="codeCommitEvent"/> is null.</exception>
    /// <exception cref="ArgumentException">Triggers do not send events of this type.</exception>
    public static string Trigger(CodeCommitEvent codeCommitEvent)
    {
        ArgumentNullException.ThrowIfNull(codeCommitEvent);
        return Trigger([codeCommitEvent], codeCommitEvent);
    }

    /// <summary>The message of a repository trigger for one push that moved several references.</summary>
    /// <param name="sent">
    /// The result of <see cref="FakeRepository.Push"/>. Only the events of type <see cref="ReferenceEvent"/> are used, because
    /// triggers do not send events of pull requests.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="sent"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// The events do not belong to one push: there is no <see cref="ReferenceEvent"/>, a reference occurs twice, the repositories
    /// or callers differ, or the times differ by a minute or more.
    /// </exception>
    public static string Trigger(IEnumerable<CodeCommitEvent> sent)
    {
        ArgumentNullException.ThrowIfNull(sent);
        ReferenceEvent[] moved = [.. sent.OfType<ReferenceEvent>()];
        if (moved.Length == 0)
        {
            throw new ArgumentException("A trigger message needs at least one event of a reference.", nameof(sent));
        }

        return moved.DistinctBy(one => one.Reference).Count() == moved.Length
            && moved.DistinctBy(one => (one.RepositoryName, one.CallerUserArn)).Count() == 1
            && moved.Max(one => one.Time) - moved.Min(one => one.Time) is null or { TotalMinutes: < 1 }
            ? Trigger(moved, moved[0])
            : throw new ArgumentException("The events of a push must have different references, the same repository and caller, and times less than a minute apart.", nameof(sent));
    }

    /// <summary>A notification with an event type that CodeCommit does not have. It is parsed as an <see cref="UnknownCodeCommitEvent"/>.</summary>
    public static string Unknown() => Notification(FakeEvents.ReferenceUpdated()).Replace("\"referenceUpdated\"", "\"repositoryFrozen\"", StringComparison.Ordinal);

    /// <summary>The message of another service on the same topic. It is parsed as a <see cref="ForeignEvent"/>.</summary>
    public static string Foreign() =>
        Notification(FakeEvents.ReferenceUpdated())
            .Replace("\"aws.codecommit\"", "\"aws.codepipeline\"", StringComparison.Ordinal)
            .Replace("CodeCommit Repository State Change", "CodePipeline Pipeline Execution State Change", StringComparison.Ordinal);

    /// <summary>
    /// A truncated notification. Inside an SNS or SQS message, it is parsed as an <see cref="UnreadableMessage"/>. If it is parsed
    /// directly, the parser throws an <see cref="EventParseException"/>.
    /// </summary>
    public static string Malformed()
    {
        var whole = Notification(FakeEvents.ReferenceUpdated());
        return whole[..(whole.Length / 2)];
    }

    /// <summary>
    /// A message of an SNS topic, as an SQS queue receives it. Its signature is not valid. For signed messages, see
    /// <see cref="FakeSnsSigner"/>.
    /// </summary>
    /// <param name="message">The text of the message.</param>
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
            // In the test events of AWS, both ids are the same.
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
