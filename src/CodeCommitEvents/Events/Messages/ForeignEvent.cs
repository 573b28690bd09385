using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>
/// JSON that is no event of CodeCommit or CodeBuild: a message of another service on the same topic, an API call that
/// CloudTrail recorded, a record of another event source, or JSON of any other form. Its details are not read.
/// </summary>
[JsonConverter(typeof(EventJsonConverter<ForeignEvent>))]
public sealed record ForeignEvent : UntypedMessage
{
    internal const string MessageType = "foreignEvent";

    /// <summary>An event with no more than its required properties.</summary>
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

    /// <summary>The service, as <c>aws.codepipeline</c>; for a record its event source, as <c>aws:s3</c>. Null where the JSON names none.</summary>
    public string? Source { get; init; }

    /// <summary>The detail type of the envelope, as <c>CodePipeline Pipeline Execution State Change</c>. Null where there is no envelope.</summary>
    public string? DetailType { get; init; }

    /// <summary>The whole message as it came, envelope included.</summary>
    public required string Json { get; init; }

    /// <inheritdoc/>
    public override string RawText => Json;

    internal override string WireName => MessageType;

    internal override void WriteProperties(FieldWriter writer)
    {
        writer.Text("source", Source);
        writer.Text("detailType", DetailType);
        writer.Text("json", Json);
    }
}
