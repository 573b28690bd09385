using CodeCommitEvents.Json;
using CodeCommitEvents.Values;

namespace CodeCommitEvents.Events;

/// <summary>
/// The root of everything that can arrive: events of CodeCommit and CodeBuild, and, as types of their own, what is none
/// (a message of another service, a subscription confirmation, plain text, a record that cannot be read).
/// </summary>
/// <remarks>
/// Records are immutable, compare by value and can be made with <c>new</c>; nobody outside this assembly can add a kind.
/// A property that is null was absent on the wire.
/// </remarks>
public abstract record ServiceEvent
{
    private JsonFields additionalFields = JsonFields.Empty;

    private protected ServiceEvent()
    {
    }

    private protected ServiceEvent(in EventInput input)
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

    /// <summary>The page of the AWS console that shows what the event is about, in the partition of its ARN; null where a part of it is unknown.</summary>
    /// <remarks>Built from typed properties only; nothing is taken from <c>notificationBody</c>.</remarks>
    public virtual Uri? ConsoleUrl => null;

    /// <summary>Keeps what the record, now complete, has left of its details.</summary>
    internal void KeepUntaken(JsonCursor detail) => additionalFields = JsonFields.Untaken(detail);

    internal void WriteDetail(FieldWriter writer)
    {
        WriteFields(writer);
        writer.Additional(AdditionalFields);
    }

    internal void WriteAttributes(FieldWriter writer) => WriteAttributeFields(writer);

    /// <summary>Writes the fields of the <c>detail</c> object, except the additional ones.</summary>
    private protected abstract void WriteFields(FieldWriter writer);

    /// <summary>Writes what stands in the <c>additionalAttributes</c> of a notification.</summary>
    private protected virtual void WriteAttributeFields(FieldWriter writer)
    {
    }
}
