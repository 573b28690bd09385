using CodeCommitEvents.Shared;
using Microsoft.Extensions.Configuration;

namespace CodeCommitEvents.DynamoDB;

/// <summary>Reads the options of a store from a configuration section.</summary>
internal sealed class ConfigureDynamoDBBuildClaimStoreOptions(IConfiguration section) : ConfigureFromSection<DynamoDBBuildClaimStoreOptions>(section)
{
    protected override void Read(SectionReader section, DynamoDBBuildClaimStoreOptions options)
    {
        options.TableName = section.NonEmptyText(nameof(options.TableName)) ?? options.TableName;
        options.Lease = section.Duration(nameof(options.Lease)) ?? options.Lease;
        options.Retention = section.Duration(nameof(options.Retention), allowsDays: true) ?? options.Retention;
    }
}
