using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents.DynamoDB;

/// <summary>Reads the options of a configuration, without reflection. What it does not have stays as it is.</summary>
internal sealed class ConfiguredClaims(IConfiguration configuration) : IConfigureOptions<DynamoDBBuildClaimsOptions>
{
    public void Configure(DynamoDBBuildClaimsOptions options)
    {
        if (configuration[nameof(options.TableName)] is { Length: > 0 } tableName)
        {
            options.TableName = tableName;
        }

        options.Lease = Read(nameof(options.Lease), options) ?? options.Lease;
        options.Retention = Read(nameof(options.Retention), options) ?? options.Retention;
    }

    private TimeSpan? Read(string key, DynamoDBBuildClaimsOptions options)
    {
        if (configuration[key] is not { Length: > 0 } text)
        {
            return null;
        }

        if (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span))
        {
            return span;
        }

        options.Unreadable.Add($"{key} '{text}' is not a time span, as 00:02:00 for two minutes or 30 for as many days.");
        return null;
    }
}
