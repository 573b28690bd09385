using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>The network interface of a build in a VPC (<c>network-interface</c>).</summary>
[JsonConverter(typeof(JsonRecordConverter<BuildNetworkInterface>))]
public sealed record BuildNetworkInterface : IJsonRecord<BuildNetworkInterface>
{
    /// <summary>The id of the network interface.</summary>
    public string? EniId { get; init; }

    /// <summary>The id of the subnet.</summary>
    public string? SubnetId { get; init; }

    /// <summary>The JSON fields that no other property contains.</summary>
    public JsonFields AdditionalFields { get; init; } = JsonFields.Empty;

    static BuildNetworkInterface IJsonRecord<BuildNetworkInterface>.Read(in JsonCursor value) => Read(value);

    void IJsonRecord<BuildNetworkInterface>.Write(FieldWriter writer) => Write(writer);

    internal static BuildNetworkInterface Read(in JsonCursor value) => new()
    {
        EniId = value.TakeString("eni-id"u8),
        SubnetId = value.TakeString("subnet-id"u8),
        AdditionalFields = JsonFields.Untaken(value),
    };

    internal void Write(FieldWriter writer)
    {
        writer.Text("eni-id", EniId);
        writer.Text("subnet-id", SubnetId);
        writer.Additional(AdditionalFields);
    }
}
