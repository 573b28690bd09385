using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>
/// An event of CodeCommit that this version does not know, or a known one without what makes it that event (a pull request
/// without its number). What all events have in common is typed; the rest is in
/// <see cref="ServiceEvent.AdditionalFields"/>, and the whole message in <see cref="Json"/>.
/// </summary>
[JsonConverter(typeof(EventJsonConverter<UnknownCodeCommitEvent>))]
public sealed record UnknownCodeCommitEvent : CodeCommitEvent
{
    internal const string MessageType = "unknownCodeCommitEvent";

    /// <summary>An event with no more than its required properties.</summary>
    public UnknownCodeCommitEvent()
    {
    }

    [SetsRequiredMembers]
    internal UnknownCodeCommitEvent(in EventReadContext input, string json)
        : base(input) => Json = json;

    /// <summary>The whole message as it came, envelope included.</summary>
    public required string Json { get; init; }

    /// <inheritdoc/>
    public override string RawText => Json;

    internal override EventCatalogEntry? Entry => null;

    internal override string WireName => MessageType;

    internal override string?[] IdentityParts => [RawText];

    internal override void WriteProperties(FieldWriter writer)
    {
        WriteFields(writer);
        writer.Text("json", Json);
    }
}
