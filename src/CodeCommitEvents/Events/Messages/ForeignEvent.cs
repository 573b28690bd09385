using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>
/// JSON that is not an event of CodeCommit or CodeBuild: an event of another service, an API call recorded by CloudTrail, a record of
/// another event source, or any other JSON. The content of this JSON is not parsed.
/// </summary>
[JsonConverter(typeof(EventJsonConverter<ForeignEvent>))]
public sealed record ForeignEvent : UntypedMessage
{
    internal const string MessageType = "foreignEvent";

    /// <summary>Creates an event. Set the required properties in the object initializer.</summary>
    public ForeignEvent()
    {
    }

    [SetsRequiredMembers]
    internal ForeignEvent(in EventReadContext input, string? source, string? detailType, string json)
        : base(input)
    {
        Source = source;
        DetailType = detailType;
        Json = json;
    }

    /// <summary>The source, such as <c>aws.codepipeline</c>; for a record, the event source, such as <c>aws:s3</c>. Null if there is none.</summary>
    public string? Source { get; init; }

    /// <summary>The detail type of the envelope, such as <c>CodePipeline Pipeline Execution State Change</c>. Null if there is no envelope.</summary>
    public string? DetailType { get; init; }

    /// <summary>The JSON of the whole message as received, including the envelope.</summary>
    public required string Json { get; init; }

    /// <inheritdoc/>
    public override string RawText => Json;

    /// <inheritdoc/>
    public override string? Resemblance => Events.Resemblance.Of(this);

    internal override string WireName => MessageType;

    internal override string Summary => (Source, DetailType) switch
    {
        (not null, not null) => $"{Events.Resemblance.Named(DetailType)} of {Events.Resemblance.Named(Source)}",
        (not null, null) => $"a message of {Events.Resemblance.Named(Source)}",
        _ => "a message of another service",
    };

    internal override string? EventSource => Source;

    internal override string? EventDetailType => DetailType;

    internal override void WriteProperties(FieldWriter writer)
    {
        writer.Text("source", Source);
        writer.Text("detailType", DetailType);
        writer.Text("json", Json);
    }
}
