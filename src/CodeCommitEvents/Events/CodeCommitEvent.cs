using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>An event of AWS CodeCommit: a documented event, the test event of a trigger, or an event that this version of the library does not know.</summary>
/// <remarks>
/// Source: <see href="https://docs.aws.amazon.com/codecommit/latest/userguide/monitoring-events.html">Monitoring CodeCommit
/// events in Amazon EventBridge</see>.
/// </remarks>
[JsonConverter(typeof(EventJsonConverter<CodeCommitEvent>))]
public abstract record CodeCommitEvent : ServiceEvent
{
    private readonly string? eventName;
    private readonly string? repositoryName;

    private protected CodeCommitEvent()
    {
    }

    private protected CodeCommitEvent(in EventReadContext input)
        : base(input)
    {
        RepositoryArn = input.Resource is { } arn && arn.IsOf("codecommit") ? arn : null;
        if (input.IsTrigger)
        {
            eventName = UnlessKnown(input.TriggerEventName);
            repositoryName = RepositoryArn?.Resource;
            CallerUserArn = input.UserIdentity;
            return;
        }

        eventName = UnlessKnown(input.Detail.TakeCommonString("event"u8));
        repositoryName = input.Detail.TakeCommonString("repositoryName"u8);
        RepositoryId = input.Detail.TakeCommonString("repositoryId"u8);
        CallerUserArn = input.Detail.TakeArn("callerUserArn"u8);
        DisplayName = input.Detail.TakeString("displayName"u8);
        EmailAddress = input.Detail.TakeString("emailAddress"u8);
        NotificationBody = input.Detail.TakeString("notificationBody"u8);
    }

    /// <summary>The name of the event as received (<c>detail.event</c>), such as <c>pullRequestCreated</c> or a documented alias. Empty if an unknown event has no name.</summary>
    public string EventName => eventName ?? Entry?.Name ?? "";

    /// <summary>The name of the repository: 1 to 100 letters, digits, <c>.</c>, <c>_</c> and <c>-</c>. Null for events about the whole account.</summary>
    public new virtual string? RepositoryName
    {
        get => repositoryName ?? RepositoryArn?.Resource;
        init
        {
            repositoryName = value;
            RepositoryArn = value is null ? null : RepositoryArn?.WithResource(value);
        }
    }

    /// <summary>The ARN of the repository, from the envelope's <c>resources</c> or a trigger's <c>eventSourceARN</c>.</summary>
    public Arn? RepositoryArn { get; init; }

    /// <summary>The id of the repository, a UUID. Null in events about pull requests or approval rule templates, and in events from triggers.</summary>
    public string? RepositoryId { get; init; }

    /// <summary>The ARN of the caller who caused the event. Null in some documented events.</summary>
    public Arn? CallerUserArn { get; init; }

    /// <summary>The display name of the caller, from a session tag. Null if the session does not have the tag.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The e-mail address of the caller, from a session tag. Null if the session does not have the tag.</summary>
    public string? EmailAddress { get; init; }

    /// <summary>A description of the event in English. AWS can change the wording, so use the other properties instead.</summary>
    public string? NotificationBody { get; init; }

    /// <inheritdoc/>
    public override Uri? ConsoleUrl => ConsoleUrls.Repository(this, "/browse");

    internal override string WireName => Entry!.Name;

    internal override Arn? OwnArn => RepositoryArn;

    internal override string? EnvelopeResource => base.EnvelopeResource ?? (RepositoryName is { } name ? $"arn:aws:codecommit:{Region}:{Account}:{name}" : null);

    internal override string Summary => EventName.Length > 0 ? EventName : base.Summary;

    /// <summary>The <c>eventName</c> in the record of a trigger. Null if triggers do not send the event.</summary>
    internal virtual string? TriggerEventName => null;

    private protected sealed override string? AboutRepository => RepositoryName;

    private protected override void WriteFields(FieldWriter writer)
    {
        writer.Text("event", eventName ?? Entry?.Name);
        writer.Text("repositoryName", repositoryName);
        writer.Text("repositoryId", RepositoryId);
        writer.Text("callerUserArn", CallerUserArn?.Value);
        writer.Text("displayName", DisplayName);
        writer.Text("emailAddress", EmailAddress);
        writer.Text("notificationBody", NotificationBody);
    }

    /// <summary>Returns the name, or null if the name is the one in the catalog. Only then is a parsed event equal to the same event created in code, which stores no name.</summary>
    private string? UnlessKnown(string? name) => name == Entry?.Name ? null : name;
}
