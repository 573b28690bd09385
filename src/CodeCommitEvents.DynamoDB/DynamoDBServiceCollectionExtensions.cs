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
    /// registered earlier. A later registration of a claim store replaces it. The store uses the registered
    /// <see cref="IAmazonDynamoDB"/>. If none is registered, it creates a client for its first claim. It uses the registered
    /// <see cref="TimeProvider"/>, if there is one and the options do not set another.
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
    /// Registers <see cref="DynamoDBBuildClaimStore"/> with options from configuration: <c>TableName</c>, <c>Lease</c> and
    /// <c>Retention</c>. <c>00:02:00</c> is two minutes, <c>30</c> is 30 days. Any other key is an error.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configuration">The section that has the options. They are validated when the host starts.</param>
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
