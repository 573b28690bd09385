using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>An event of CodeBuild that has no build id, or whose detail type this version of the library does not know, such as <c>CodeBuild Fleet State Change</c>.</summary>
[JsonConverter(typeof(EventJsonConverter<UnknownCodeBuildEvent>))]
public sealed record UnknownCodeBuildEvent : UntypedMessage
{
    internal const string MessageType = "unknownCodeBuildEvent";

    /// <summary>Creates an event. Set the required properties in the object initializer.</summary>
    public UnknownCodeBuildEvent()
    {
    }

    [SetsRequiredMembers]
    internal UnknownCodeBuildEvent(in EventReadContext input, string? detailType, string json)
        : base(input)
    {
        DetailType = detailType;
        Json = json;
    }

    /// <summary>The <c>detail-type</c> of the event.</summary>
    public string? DetailType { get; init; }

    /// <summary>The JSON of the whole message as received, including the envelope.</summary>
    public required string Json { get; init; }

    /// <inheritdoc/>
    public override string RawText => Json;

    /// <inheritdoc/>
    public override string Resemblance => Events.Resemblance.OfEvent("CodeBuild", DetailType, EventCatalog.FindBuild(DetailType ?? ""));

    internal override string WireName => MessageType;

    internal override string EventSource => EventCatalog.CodeBuildSource;

    internal override string? EventDetailType => DetailType;

    internal override void WriteProperties(FieldWriter writer)
    {
        writer.Text("detailType", DetailType);
        writer.Text("json", Json);
    }
}
