using Amazon.DynamoDBv2;
using CodeCommitEvents.Building;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents.DynamoDB;

/// <summary>Registers the claims. All are singletons.</summary>
public static class DynamoDBServiceCollectionExtensions
{
    /// <summary>
    /// Registers <see cref="DynamoDBBuildClaimStore"/> as <see cref="IBuildClaimStore"/>, in place of those that are registered before:
    /// the ones in memory. Claims that are registered afterwards count instead. It takes the <see cref="IAmazonDynamoDB"/> that
    /// is registered, or else makes one with its first claim.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the options, of which the name of the table is needed.</param>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is null.</exception>
    public static ICodeCommitEventsBuilder AddDynamoDBClaims(this ICodeCommitEventsBuilder builder, Action<DynamoDBBuildClaimStoreOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddOptions<DynamoDBBuildClaimStoreOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DynamoDBBuildClaimStoreOptions>, DynamoDBBuildClaimStoreOptionsValidator>());
        if (configure is not null)
        {
            services.Configure(configure);
        }

        services.TryAddSingleton(static provider => new DynamoDBBuildClaimStore(
            provider.GetRequiredService<IOptions<DynamoDBBuildClaimStoreOptions>>(), provider.GetService<IAmazonDynamoDB>(), provider.GetService<TimeProvider>()));
        services.RemoveAll<IBuildClaimStore>();
        services.AddSingleton<IBuildClaimStore>(static provider => provider.GetRequiredService<DynamoDBBuildClaimStore>());
        return builder;
    }

    /// <summary>
    /// Registers the same with options from configuration: <c>TableName</c>, <c>Lease</c> and <c>Retention</c>, the two as
    /// <c>00:02:00</c> or as a number of days.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configuration">The section that has the options.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static ICodeCommitEventsBuilder AddDynamoDBClaims(this ICodeCommitEventsBuilder builder, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configuration);
        builder.Services.AddSingleton<IConfigureOptions<DynamoDBBuildClaimStoreOptions>>(new ConfigureDynamoDBBuildClaimStoreOptions(configuration));
        return builder.AddDynamoDBClaims();
    }
}
