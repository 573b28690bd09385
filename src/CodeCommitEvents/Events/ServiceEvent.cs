using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>
/// The base type of all parsed messages: events of CodeCommit and CodeBuild, and other messages (an event of another
/// service, a subscription confirmation, plain text, a record that cannot be read).
/// </summary>
/// <remarks>
/// <para>Events are immutable records that compare by value, and they can be created with <c>new</c>. Other assemblies cannot derive
/// from this type. A property is null if the message does not have the field.</para>
/// <para>System.Text.Json writes an event in AWS's notification format. The JSON can be deserialized as the type of the event or as any
/// base type. A message that is not a documented event is written with its properties and <c>messageType</c>.</para>
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

    /// <summary>The AWS account id, usually 12 digits, from the envelope; for a trigger, from the repository's ARN.</summary>
    public string? Account { get; init; }

    /// <summary>The AWS region, such as <c>eu-central-1</c>, from the envelope.</summary>
    public string? Region { get; init; }

    /// <summary>When the event happened, from the envelope. Null if there is no envelope, or if the time in the envelope is not valid.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>The fields of the <c>detail</c> object that no other property contains.</summary>
    public JsonFields AdditionalFields
    {
        get => additionalFields;
        init => additionalFields = value;
    }

    /// <summary>
    /// The received text of an unknown event, an event of another service, text that is not JSON, or a record that cannot be read. Null
    /// for all other messages, because their JSON can be written from their properties.
    /// </summary>
    public virtual string? RawText => null;

    /// <summary>
    /// Why a message that could not be read as an event looks like an event of CodeCommit or CodeBuild: an English phrase with its detail
    /// type, its event name, or the names of its fields, never with their values. Null for events that were read, and for messages that
    /// look like neither.
    /// </summary>
    /// <remarks>Such a message comes, for example, from an input transformer that renames fields. The dispatcher logs it as a warning.</remarks>
    public virtual string? Resemblance => null;

    /// <summary>The name of the repository that the event is about; for a build, the repository of its CodeCommit source. Null if there is none.</summary>
    public string? RepositoryName => AboutRepository;

    /// <summary>The commit that a build for the event checks out, and its branch or tag. Null if there is nothing to build.</summary>
    /// <remarks>
    /// There is nothing to build for a deletion, a reaction, a change of an approval rule template, a test event of a trigger, an unknown event,
    /// an event without a commit, or a message that is not an event. For a pull request, the commit is the tip of the source branch, even after
    /// the merge. The merge commit is in the <see cref="ReferenceUpdatedEvent"/> of the destination branch. For a build, the commit is taken from
    /// the requested source version, if this version identifies a commit in CodeCommit.
    /// </remarks>
    public virtual Checkout? Checkout => null;

    /// <summary>The channels over which AWS sends the event. <see cref="EventChannels.None"/> if AWS does not document the event.</summary>
    public EventChannels Channels => Entry?.Channels ?? EventChannels.None;

    /// <summary>The URL of the AWS console page about the event, in the partition of the event's ARN. Null if a part of the URL is unknown or not valid.</summary>
    /// <remarks>The URL is made from typed properties, never from <c>notificationBody</c>.</remarks>
    public virtual Uri? ConsoleUrl => null;

    /// <summary>The catalog entry of the event. Null for unknown events and other messages.</summary>
    internal abstract EventCatalogEntry? Entry { get; }

    /// <summary>The name of the event in payloads, never an alias. For unknown events and other messages, a constant name for each type.</summary>
    internal abstract string WireName { get; }

    /// <summary>
    /// The values that distinguish the event from other events of its type in the same repository and at the same time. The notification and
    /// the EventBridge event of one change have the same values. All values come from the payload, because idempotency tokens contain them.
    /// </summary>
    internal abstract string?[] IdentityParts { get; }

    /// <summary>The <c>source</c> of the event in EventBridge. Null if the message has none.</summary>
    internal virtual string? EventSource => Entry?.Source;

    /// <summary>The <c>detail-type</c> of the event in EventBridge. Null if the message has none.</summary>
    internal virtual string? EventDetailType => Entry?.DetailType;

    /// <summary>
    /// A value in the event itself that no equal event at another moment has. It replaces the time of an event that has none. Null if there
    /// is none.
    /// </summary>
    internal virtual string? OwnMoment => null;

    /// <summary>The commits to which the reference of the event pointed before and after the change. A null means that the commit is unknown or that there was none.</summary>
    internal virtual (string? OldCommitId, string? CommitId) Tips => (null, null);

    internal EventFamily Family => Entry?.Family ?? EventFamily.Other;

    /// <summary>What happened. <see cref="EventActivity.None"/> if no rule condition uses it.</summary>
    internal virtual EventActivity Activity => EventActivity.None;

    /// <summary>The full name of the reference in the rule index: the changed reference, or the destination branch of a pull request.</summary>
    internal virtual string? IndexedReference => null;

    /// <summary>The pull request or reference that the event is about. A newer build can supersede an older build for the same subject. Null if there is none.</summary>
    internal virtual string? Subject => null;

    /// <summary>A short description of the event.</summary>
    internal virtual string Summary => GetType().Name;

    /// <summary>The ARN of the repository or build that the event is about. Null if there is none.</summary>
    internal virtual Arn? OwnArn => null;

    /// <summary>The ARN in the envelope's <c>resources</c>.</summary>
    internal virtual string? EnvelopeResource => OwnArn?.Value;

    /// <summary>The value of <see cref="RepositoryName"/>. A derived type that allows setting the name declares a new <c>RepositoryName</c> and returns the value of the new property here.</summary>
    private protected virtual string? AboutRepository => null;

    /// <summary>Stores the fields of the <c>detail</c> object that are not taken. Call this method after all properties are read.</summary>
    internal void KeepUntaken(JsonCursor detail) => additionalFields = JsonFields.Untaken(detail);

    internal void WriteDetail(FieldWriter writer)
    {
        WriteFields(writer);
        writer.Additional(AdditionalFields);
    }

    internal void WriteAttributes(FieldWriter writer) => WriteAttributeFields(writer);

    /// <summary>Writes the properties of a message that is not a documented event, except the properties that all messages have.</summary>
    internal virtual void WriteProperties(FieldWriter writer) => WriteFields(writer);

    /// <summary>Writes the fields of the <c>detail</c> object, except additional fields.</summary>
    private protected abstract void WriteFields(FieldWriter writer);

    /// <summary>Writes the fields of a notification's <c>additionalAttributes</c>.</summary>
    private protected virtual void WriteAttributeFields(FieldWriter writer)
    {
    }
}
