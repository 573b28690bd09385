using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>A subnet of a build's VPC.</summary>
[JsonConverter(typeof(JsonRecordConverter<BuildSubnet>))]
public sealed record BuildSubnet : IJsonRecord<BuildSubnet>
{
    /// <summary>The id of the subnet.</summary>
    public string? SubnetId { get; init; }

    /// <summary>The name of the availability zone in the customer's account.</summary>
    public string? CustomerAz { get; init; }

    /// <summary>The name of the availability zone in CodeBuild's account.</summary>
    public string? BuildFleetAz { get; init; }

    /// <summary>The JSON fields that no other property contains.</summary>
    public JsonFields AdditionalFields { get; init; } = JsonFields.Empty;

    static BuildSubnet IJsonRecord<BuildSubnet>.Read(in JsonCursor value) => Read(value);

    void IJsonRecord<BuildSubnet>.Write(FieldWriter writer) => Write(writer);

    internal static BuildSubnet Read(in JsonCursor value) => new()
    {
        SubnetId = value.TakeString("subnet-id"u8),
        CustomerAz = value.TakeString("customer-az"u8),
        BuildFleetAz = value.TakeString("build-fleet-az"u8),
        AdditionalFields = JsonFields.Untaken(value),
    };

    internal void Write(FieldWriter writer)
    {
        writer.Text("subnet-id", SubnetId);
        writer.Text("customer-az", CustomerAz);
        writer.Text("build-fleet-az", BuildFleetAz);
        writer.Additional(AdditionalFields);
    }
}
