using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents.DynamoDB;

/// <summary>Reads the options of a configuration, without reflection. What it does not have stays as it is.</summary>
internal sealed class ConfigureDynamoDBBuildClaimStoreOptions(IConfiguration configuration) : IConfigureOptions<DynamoDBBuildClaimStoreOptions>
{
    private static readonly string[] Keys =
        [nameof(DynamoDBBuildClaimStoreOptions.TableName), nameof(DynamoDBBuildClaimStoreOptions.Lease), nameof(DynamoDBBuildClaimStoreOptions.Retention)];

    public void Configure(DynamoDBBuildClaimStoreOptions options)
    {
        foreach (var key in configuration.GetChildren().Select(child => child.Key).Where(key => !Keys.Contains(key, StringComparer.OrdinalIgnoreCase)))
        {
            options.Unreadable.Add($"{key} is unknown: known are {string.Join(", ", Keys)}.");
        }

        if (configuration[nameof(options.TableName)] is { Length: > 0 } tableName)
        {
            options.TableName = tableName;
        }

        options.Lease = Read(nameof(options.Lease), options) ?? options.Lease;
        options.Retention = Read(nameof(options.Retention), options) ?? options.Retention;
    }

    private TimeSpan? Read(string key, DynamoDBBuildClaimStoreOptions options)
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
