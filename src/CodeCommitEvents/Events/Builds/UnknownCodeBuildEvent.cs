using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>An event of CodeBuild that is no build's, as <c>CodeBuild Fleet State Change</c>, or one that AWS added since.</summary>
[JsonConverter(typeof(EventJsonConverter<UnknownCodeBuildEvent>))]
public sealed record UnknownCodeBuildEvent : UntypedMessage
{
    internal const string MessageType = "unknownCodeBuildEvent";

    /// <summary>An event with no more than its required properties.</summary>
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

    /// <summary>The detail type of the envelope.</summary>
    public string? DetailType { get; init; }

    /// <summary>The whole message as it came, envelope included.</summary>
    public required string Json { get; init; }

    /// <inheritdoc/>
    public override string RawText => Json;

    internal override string WireName => MessageType;

    internal override void WriteProperties(FieldWriter writer)
    {
        writer.Text("detailType", DetailType);
        writer.Text("json", Json);
    }
}
