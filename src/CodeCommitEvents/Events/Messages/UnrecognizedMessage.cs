using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>A message that is JSON, but of no shape that CodeCommit, CodeBuild or their wrappers have.</summary>
[JsonConverter(typeof(EventJsonConverter<UnrecognizedMessage>))]
public sealed record UnrecognizedMessage : UntypedMessage
{
    internal const string MessageType = "unrecognized";

    /// <summary>The JSON as it came.</summary>
    public required string Json { get; init; }

    /// <inheritdoc/>
    public override string RawText => Json;

    internal override string WireName => MessageType;

    internal override void WriteProperties(FieldWriter writer) => writer.Text("json", Json);
}
