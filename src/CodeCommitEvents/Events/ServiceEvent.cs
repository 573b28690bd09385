using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>
/// The root of everything that can arrive: events of CodeCommit and CodeBuild, and, as types of their own, what is none
/// (a message of another service, a subscription confirmation, plain text, a record that cannot be read).
/// </summary>
/// <remarks>
/// <para>Records are immutable, compare by value and can be made with <c>new</c>; nobody outside this assembly can add a kind.
/// A property that is null was absent on the wire.</para>
/// <para>System.Text.Json writes an event as a notification of AWS, and reads it back by its own type or any type that it
/// derives from. A message that is no documented event is written with its properties and <c>messageType</c>.</para>
/// </remarks>
[JsonConverter(typeof(EventJsonConverter<ServiceEvent>))]
public abstract record ServiceEvent
{
    private JsonFields additionalFields = JsonFields.Empty;

    private protected ServiceEvent()
    {
    }

    private protected ServiceEvent(in EventReadContext input)
    {
        Account = input.Account;
        Region = input.Region;
        Time = input.Time;
    }

    /// <summary>The AWS account, usually 12 digits; from the envelope, or from the repository's ARN for a trigger.</summary>
    public string? Account { get; init; }

    /// <summary>The AWS region, as <c>eu-central-1</c>; from the envelope.</summary>
    public string? Region { get; init; }

    /// <summary>When the event happened; from the envelope. Null if there is none or its text is no time.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>The fields of the event's details that no property holds.</summary>
    public JsonFields AdditionalFields
    {
        get => additionalFields;
        init => additionalFields = value;
    }

    /// <summary>
    /// The text of the message as it came, where it could not be typed: an unknown event, a message of another service,
    /// text that is not JSON, an unreadable record. Null for typed events, which can be written back from their properties.
    /// </summary>
    public virtual string? RawText => null;

    /// <summary>The name of the repository that the event is about; of a build the repository of its CodeCommit source. Null where there is none.</summary>
    public string? RepositoryName => AboutRepository;

    /// <summary>The commit, and its branch or tag, that a build of the event checks out. Null where there is nothing to build.</summary>
    /// <remarks>
    /// Nothing to build has a deletion, a reaction, a change of an approval rule template, a trigger's test, an event that is
    /// unknown or names no commit, and a message that is no event. Of a pull request it is the source, also once it is merged:
    /// the merge commit is told by the push to the destination alone. Of a build it is the source version that was
    /// asked for, where that is a commit.
    /// </remarks>
    public virtual Checkout? Checkout => null;

    /// <summary>The channels over which AWS sends such an event; none for what is no event that AWS documents.</summary>
    public EventChannels Channels => Entry?.Channels ?? EventChannels.None;

    /// <summary>The page of the AWS console that shows what the event is about, in the partition of its ARN; null where a part of it is unknown.</summary>
    /// <remarks>Built from typed properties only; nothing is taken from <c>notificationBody</c>.</remarks>
    public virtual Uri? ConsoleUrl => null;

    /// <summary>What the catalogue has of the event; null for what is unknown or no event.</summary>
    internal abstract EventCatalogEntry? Entry { get; }

    /// <summary>The name on the wire, never an alias of it; for a message that is no known event, a fixed word for what it is.</summary>
    internal abstract string WireName { get; }

    /// <summary>
    /// What tells this event from any other of its kind in the same repository at the same moment. It is the same
    /// for one change over all channels, and made of values of the wire alone: idempotency tokens contain it.
    /// </summary>
    internal abstract string?[] IdentityParts { get; }

    internal EventFamily Family => Entry?.Family ?? EventFamily.Other;

    /// <summary>What happened. <see cref="EventActivity.None"/> for events that no rule tells apart by it.</summary>
    internal virtual EventActivity Activity => EventActivity.None;

    /// <summary>The full name of the reference that rules are indexed by: the one that changed, or the destination of a pull request.</summary>
    internal virtual string? IndexedReference => null;

    /// <summary>The pull request or the reference that the event changes: builds of one subject can supersede each other. Null where it changes neither.</summary>
    internal virtual string? Subject => null;

    /// <summary>What happened, in a few words for people.</summary>
    internal virtual string Summary => GetType().Name;

    /// <summary>The ARN of what the event is about: of the repository, or of the build. Null where the event has none.</summary>
    internal virtual Arn? OwnArn => null;

    /// <summary>What an envelope lists in <c>resources</c>.</summary>
    internal virtual string? EnvelopeResource => OwnArn?.Value;

    /// <summary>See <see cref="RepositoryName"/>; events that can be given one have a property of that name themselves.</summary>
    private protected virtual string? AboutRepository => null;

    /// <summary>Keeps what the record, now complete, has left of its details.</summary>
    internal void KeepUntaken(JsonCursor detail) => additionalFields = JsonFields.Untaken(detail);

    internal void WriteDetail(FieldWriter writer)
    {
        WriteFields(writer);
        writer.Additional(AdditionalFields);
    }

    internal void WriteAttributes(FieldWriter writer) => WriteAttributeFields(writer);

    /// <summary>Writes the properties of a message that is no documented event, except those of all events.</summary>
    internal virtual void WriteProperties(FieldWriter writer) => WriteFields(writer);

    /// <summary>Writes the fields of the <c>detail</c> object, except the additional ones.</summary>
    private protected abstract void WriteFields(FieldWriter writer);

    /// <summary>Writes what stands in the <c>additionalAttributes</c> of a notification.</summary>
    private protected virtual void WriteAttributeFields(FieldWriter writer)
    {
    }
}
