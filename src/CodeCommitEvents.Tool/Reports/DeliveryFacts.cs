using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Tool;

/// <summary>The values of a delivery that are in both reports.</summary>
internal sealed record DeliveryFacts(EventDelivery Delivery)
{
    private const int StartLength = 60;

    public string Outcome => Delivery.Event switch
    {
        UnreadableMessage => "unreadable",
        UnknownCodeCommitEvent or UnknownCodeBuildEvent => "unknown",
        SnsControlMessage => "control",
        UntypedMessage => "foreign",
        _ => "event",
    };

    public string Type => Delivery.Event.GetType().Name;

    public string? EventName => Delivery.Event is CodeCommitEvent { EventName.Length: > 0 } codeCommitEvent ? codeCommitEvent.EventName : null;

    public string Envelope => Delivery.Envelope switch
    {
        NotificationEnvelope => "notification",
        EventBridgeEnvelope => "eventBridge",
        TriggerEnvelope => "trigger",
        _ => "none",
    };

    public IEnumerable<string> Transports => Delivery.Transports.Select(transport => transport.Name);

    /// <summary>The transports and the envelope of the event, outermost first. With ids, the message ids of SNS and SQS are included.</summary>
    public IEnumerable<string> Way(bool withIds)
    {
        foreach (var transport in Delivery.Transports)
        {
            var id = transport switch { SnsTransport sns => sns.MessageId, SqsTransport sqs => sqs.MessageId, _ => null };
            yield return withIds && id is not null ? $"{transport.Name} {id}" : transport.Name;
        }

        if (Envelope != "none")
        {
            yield return Envelope;
        }
    }

    public string? Repository => Delivery.Event switch
    {
        CodeCommitEvent codeCommitEvent => codeCommitEvent.RepositoryName,
        BuildEvent build => build.Information?.Source?.RepositoryName,
        _ => null,
    };

    public string? Reference => Delivery.Event switch
    {
        ReferenceEvent reference => reference.Reference.FullName,
        PullRequestEvent pullRequest => pullRequest.Source?.FullName,
        var other => other.Checkout?.Reference?.FullName,
    };

    public string? Commit => Delivery.Event.Checkout?.CommitId;

    /// <summary>
    /// A description of a message that has no event type of its own: its name, its source, or the start of its text. Null for other
    /// events.
    /// </summary>
    public string? Kind => Delivery.Event switch
    {
        UnknownCodeCommitEvent => EventName,
        UnknownCodeBuildEvent build => build.DetailType,
        PlainTextMessage or ForeignEvent { Source: null, DetailType: null } => Start(Delivery.RawText!),
        ForeignEvent foreign => string.Join(", ", new[] { foreign.Source, foreign.DetailType }.Where(text => text is not null)),
        _ => null,
    };

    public string? Error => Delivery.Event is UnreadableMessage unreadable
        ? $"{unreadable.Layer}{(unreadable.JsonPath.Length == 0 ? "" : $" at {unreadable.JsonPath}")}: {unreadable.Reason}"
        : null;

    private static string Start(string text) => text.Length <= StartLength ? text : $"{text[..StartLength]}…";
}
