using System.Diagnostics.CodeAnalysis;
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
