using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>
/// An event of CodeCommit that this version of the library does not know, or a known event without a required field, such as a pull
/// request event without <c>pullRequestId</c>. The common fields have properties; all other fields are in
/// <see cref="ServiceEvent.AdditionalFields"/>. The whole message is in <see cref="Json"/>.
/// </summary>
[JsonConverter(typeof(EventJsonConverter<UnknownCodeCommitEvent>))]
public sealed record UnknownCodeCommitEvent : CodeCommitEvent
{
    internal const string MessageType = "unknownCodeCommitEvent";

    /// <summary>Creates an event. Set the required properties in the object initializer.</summary>
    public UnknownCodeCommitEvent()
    {
    }

    [SetsRequiredMembers]
    internal UnknownCodeCommitEvent(in EventReadContext input, string json)
        : base(input) => Json = json;

    /// <summary>The JSON of the whole message as received, including the envelope.</summary>
    public required string Json { get; init; }

    /// <inheritdoc/>
    public override string RawText => Json;

    /// <inheritdoc/>
    public override string Resemblance => Events.Resemblance.OfEvent("CodeCommit", EventName, EventCatalog.FindNamed(EventName));

    internal override EventCatalogEntry? Entry => null;

    internal override string WireName => MessageType;

    internal override string EventSource => EventCatalog.CodeCommitSource;

    /// <summary>The detail type in the message. Null if the message has no envelope, or was created in code with a text that is not JSON.</summary>
    internal override string? EventDetailType
    {
        get
        {
            try
            {
                using var tape = JsonTape.Read(Encoding.UTF8.GetBytes(Json), JsonTape.AnyDepth);
                return Text(tape.Root.Find("detail-type"u8)) ?? Text(tape.Root.Find("detailType"u8));
            }
            catch (JsonException)
            {
                return null;
            }

            static string? Text(JsonCursor value) => value.IsString ? value.GetString() : null;
        }
    }

    /// <summary>The common fields and the additional fields, because the message contains the envelope, which is different on each channel.</summary>
    internal override string?[] IdentityParts => EventName.Length == 0 && AdditionalFields.Count == 0
        ? [RawText]
        :
        [
            EventName, RepositoryId, CallerUserArn?.Value,
            .. AdditionalFields.OrderBy(static extra => extra.Key, StringComparer.Ordinal).SelectMany(static extra => new[] { extra.Key, extra.Value.GetRawText() }),
        ];

    internal override void WriteProperties(FieldWriter writer)
    {
        WriteFields(writer);
        writer.Text("json", Json);
    }
}
