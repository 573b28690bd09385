using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>The VPC settings of a build (<c>vpc-config</c>).</summary>
[JsonConverter(typeof(JsonRecordConverter<BuildVpcConfig>))]
public sealed record BuildVpcConfig : IJsonRecord<BuildVpcConfig>
{
    /// <summary>The id of the VPC.</summary>
    public string? VpcId { get; init; }

    /// <summary>The ids of the security groups.</summary>
    public ValueList<string>? SecurityGroupIds { get; init; }

    /// <summary>The subnets.</summary>
    public ValueList<BuildSubnet>? Subnets { get; init; }

    /// <summary>The JSON fields that no other property contains.</summary>
    public JsonFields AdditionalFields { get; init; } = JsonFields.Empty;

    static BuildVpcConfig IJsonRecord<BuildVpcConfig>.Read(in JsonCursor value) => Read(value);

    void IJsonRecord<BuildVpcConfig>.Write(FieldWriter writer) => Write(writer);

    internal static BuildVpcConfig Read(in JsonCursor value) => new()
    {
        VpcId = value.TakeString("vpc-id"u8),
        SecurityGroupIds = value.TakeTexts("security-group-ids"u8),
        Subnets = value.TakeObjects("subnets"u8, BuildSubnet.Read),
        AdditionalFields = JsonFields.Untaken(value),
    };

    internal void Write(FieldWriter writer)
    {
        writer.Text("vpc-id", VpcId);
        writer.Texts("security-group-ids", SecurityGroupIds);
        writer.Objects("subnets", Subnets, static (item, element) => element.Write(item));
        writer.Additional(AdditionalFields);
    }
}
