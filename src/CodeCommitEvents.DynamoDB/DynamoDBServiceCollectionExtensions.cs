using Amazon.DynamoDBv2;
using CodeCommitEvents.Building;
using CodeCommitEvents.DynamoDB;
using CodeCommitEvents.Shared;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents;

/// <summary>Registers the DynamoDB claim store. All services are singletons.</summary>
public static class DynamoDBServiceCollectionExtensions
{
    /// <summary>
    /// Registers <see cref="DynamoDBBuildClaimStore"/> as <see cref="IBuildClaimStore"/>. It replaces a claim store that was
    /// registered earlier, and a claim store that is registered later replaces it. The store uses the registered
    /// <see cref="IAmazonDynamoDB"/>. If no client is registered, the store creates one for its first claim. The clock of the store
    /// is <see cref="DynamoDBBuildClaimStoreOptions.TimeProvider"/> or, if that is null, the registered <see cref="TimeProvider"/>.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the options. The name of the table is required. The options are validated when the host starts.</param>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is null.</exception>
    public static ICodeCommitEventsBuilder AddDynamoDBClaims(this ICodeCommitEventsBuilder builder, Action<DynamoDBBuildClaimStoreOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddValidatedOptions(new DynamoDBBuildClaimStoreOptionsValidator(), configure);
        services.TryAddSingleton(CreateStore);
        services.RemoveAll<IBuildClaimStore>();
        services.AddSingleton<IBuildClaimStore>(static provider => provider.GetRequiredService<DynamoDBBuildClaimStore>());
        return builder;
    }

    /// <summary>
    /// Registers <see cref="DynamoDBBuildClaimStore"/> with options from configuration. The keys are <c>TableName</c>, <c>Lease</c>
    /// and <c>Retention</c>. An unknown key is an error. In a duration, <c>00:02:00</c> means two minutes, and <c>30</c> means 30
    /// days.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configuration">The section with the options. The options are validated when the host starts.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static ICodeCommitEventsBuilder AddDynamoDBClaims(this ICodeCommitEventsBuilder builder, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configuration);
        builder.Services.AddOptionsFrom(new ConfigureDynamoDBBuildClaimStoreOptions(configuration));
        return builder.AddDynamoDBClaims();
    }

    private static DynamoDBBuildClaimStore CreateStore(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<DynamoDBBuildClaimStoreOptions>>().Value.Copy();
        options.TimeProvider ??= services.GetService<TimeProvider>();
        return new DynamoDBBuildClaimStore(options, services.GetService<IAmazonDynamoDB>());
    }
}
