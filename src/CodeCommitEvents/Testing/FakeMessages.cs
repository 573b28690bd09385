using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;
using CodeCommitEvents.Parsing;
using CodeCommitEvents.Values;

namespace CodeCommitEvents.Testing;

/// <summary>Events as the messages that AWS sends of them: JSON texts, to be put into any wrapping of <see cref="FakePayloads"/>.</summary>
public static class FakeMessages
{
    private const string TopicName = "changes";

    /// <summary>The message of a notification rule, of the detail type <c>FULL</c>.</summary>
    /// <param name="serviceEvent">The event.</param>
    /// <exception cref="ArgumentNullException"><paramref name="serviceEvent"/> is null.</exception>
    /// <exception cref="ArgumentException">The event has no such form.</exception>
    public static string Notification(ServiceEvent serviceEvent)
    {
        ArgumentNullException.ThrowIfNull(serviceEvent);
        var complete = Coherent(serviceEvent);
        return EventWriter.WriteString(new EventDelivery
        {
            Event = complete,
            Envelope = new NotificationEnvelope(complete)
            {
                NotificationRuleArn = new($"arn:aws:codestar-notifications:{complete.Region}:{complete.Account}:notificationrule/{new FakeFacts(0).Commit("rule")}"),
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
        var complete = Coherent(serviceEvent);
        return EventWriter.WriteString(new EventDelivery { Event = complete, Envelope = new EventBridgeEnvelope(complete) { Id = IdOf(complete, "event") } });
    }

    /// <summary>The record of a repository trigger, whole with its <c>Records</c>.</summary>
    /// <param name="codeCommitEvent">A <see cref="ReferenceEvent"/> or a <see cref="TriggerTestEvent"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="codeCommitEvent"/> is null.</exception>
    /// <exception cref="ArgumentException">Triggers do not send such an event.</exception>
    public static string Trigger(CodeCommitEvent codeCommitEvent)
    {
        ArgumentNullException.ThrowIfNull(codeCommitEvent);
        var complete = (CodeCommitEvent)Coherent(codeCommitEvent);
        var trigger = IdOf(complete, "trigger");
        return EventWriter.WriteString(new EventDelivery
        {
            Event = complete,
            Envelope = new TriggerEnvelope(complete)
            {
                // AWS's own test events have it so.
                EventId = complete is TriggerTestEvent ? trigger : IdOf(complete, "push"),
                EventTriggerConfigId = trigger,
                EventTriggerName = "builds",
            },
            Position = new RecordPosition(),
        });
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

    /// <summary>A message of a topic, as a queue or a web endpoint gets it. It is not signed.</summary>
    /// <param name="message">The text inside.</param>
    /// <exception cref="ArgumentNullException"><paramref name="message"/> is null.</exception>
    public static string Sns(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return EventWriter.WriteString(new EventDelivery { Event = new PlainTextMessage { Text = message }, Transports = [Topic(message)] });
    }

    /// <summary>The topic's part of a message.</summary>
    internal static SnsTransport Topic(string message)
    {
        var subscription = $"{TopicArn}:{Id(message, "subscription")}";
        return new()
        {
            Type = "Notification",
            MessageId = Id(message, "SNS message"),
            TopicArn = TopicArn,
            Timestamp = new FakeFacts(0).Time.AddMilliseconds(438),
            SignatureVersion = "1",
            Signature = "EXAMPLE",
            SigningCertUrl = $"https://sns.{FakeFacts.Region}.amazonaws.com/SimpleNotificationService-{new FakeFacts(0).Commit("certificate")[..32]}.pem",
            UnsubscribeUrl = $"https://sns.{FakeFacts.Region}.amazonaws.com/?Action=Unsubscribe&SubscriptionArn={subscription}",
        };
    }

    internal static Arn TopicArn => new($"arn:aws:sns:{FakeFacts.Region}:{FakeFacts.Account}:{TopicName}");

    /// <summary>A UUID that hangs on a text alone, so that the same message has the same id.</summary>
    internal static string Id(string text, string purpose) => new FakeFacts(0).Uuid($"{purpose} {text}");

    private static string IdOf(ServiceEvent serviceEvent, string purpose) => Id(serviceEvent.ToString(), purpose);

    /// <summary>The event with what <c>with</c> has not kept in step: ARNs, the author of a new comment, and the prose.</summary>
    private static ServiceEvent Coherent(ServiceEvent serviceEvent) => serviceEvent switch
    {
        BuildEvent { BuildArn.IsValid: true } build => build with { BuildArn = Placed(build.BuildArn, build, build.BuildArn.Resource) },
        CodeCommitEvent codeCommitEvent => NotificationBodies.Complete(Coherent(codeCommitEvent)),
        _ => serviceEvent,
    };

    private static CodeCommitEvent Coherent(CodeCommitEvent codeCommitEvent)
    {
        if (codeCommitEvent.RepositoryArn is not { IsValid: true } arn || codeCommitEvent.RepositoryName is not { } name)
        {
            return codeCommitEvent;
        }

        var repository = Placed(arn, codeCommitEvent, name);
        return codeCommitEvent switch
        {
            CommentEvent comment => comment with
            {
                RepositoryArn = repository,
                ResourceArn = comment.ResourceArn is null ? null : repository,
                Thread = comment is (CommentOnCommitCreatedEvent or CommentOnPullRequestCreatedEvent) and { Thread: [.., var newest] thread }
                    ? [.. thread.SkipLast(1), newest with { AuthorArn = comment.CallerUserArn }]
                    : comment.Thread,
            },
            _ => codeCommitEvent with { RepositoryArn = repository },
        };
    }

    private static Arn Placed(Arn arn, ServiceEvent serviceEvent, string? resource) =>
        new($"arn:{arn.Partition}:{arn.Service}:{serviceEvent.Region}:{serviceEvent.Account}:{resource}");
}
