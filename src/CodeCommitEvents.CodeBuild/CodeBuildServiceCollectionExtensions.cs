using Amazon.CloudWatchLogs;
using Amazon.CodeBuild;
using CodeCommitEvents.Building;
using CodeCommitEvents.CodeBuild;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Shared;
using CodeCommitEvents.Shared.Aws.Clients;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents;

/// <summary>Registers the CodeBuild starter. All services are singletons. A service that is already registered is kept.</summary>
public static class CodeBuildServiceCollectionExtensions
{
    /// <summary>
    /// Registers <see cref="CodeBuildStarter"/> as <see cref="IBuildStarter"/> and <see cref="IBuildFinder"/>, and <see cref="CodeBuildFacts"/> as
    /// <see cref="IBuildBatchProvider"/>, <see cref="IBuildHistoryProvider"/>, <see cref="IBuildDetailsProvider"/> and
    /// <see cref="IPullRequestBuildsProvider"/>. Configure <see cref="CodeBuildFactsOptions"/> for its options; the prefix of the environment variables is that of the dispatcher. The starter uses the
    /// registered <see cref="IAmazonCodeBuild"/>. If no client is registered, one is created when the host starts or, without a host, when
    /// the starter is created. If neither the options nor the client have a region, the start of the host fails.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the options. They are validated when the host starts.</param>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is null.</exception>
    public static ICodeCommitEventsBuilder AddCodeBuild(this ICodeCommitEventsBuilder builder, Action<CodeBuildStarterOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddValidatedOptions(new CodeBuildStarterOptionsValidator(), configure);
        services.AddValidatedOptions(new CodeBuildFactsOptionsValidator());
        ClientRegion.CheckOnStart<IBuildStarter>(services);
        services.TryAddSingleton<ICodeBuildClientProvider>(static provider => new CodeBuildClientProvider(
            provider.GetService<IAmazonCodeBuild>, provider.GetService<IAmazonCloudWatchLogs>, provider.GetRequiredService<IOptions<CodeBuildStarterOptions>>().Value));
        services.TryAddSingleton(CreateStarter);
        services.TryAddSingleton<IBuildStarter>(static provider => provider.GetRequiredService<CodeBuildStarter>());
        services.TryAddSingleton<IBuildFinder>(static provider => provider.GetRequiredService<CodeBuildStarter>());
        services.TryAddSingleton(CreateFacts);
        services.TryAddSingleton<IBuildBatchProvider>(static provider => provider.GetRequiredService<CodeBuildFacts>());
        services.TryAddSingleton<IBuildHistoryProvider>(static provider => provider.GetRequiredService<CodeBuildFacts>());
        services.TryAddSingleton<IBuildDetailsProvider>(static provider => provider.GetRequiredService<CodeBuildFacts>());
        services.TryAddSingleton<IPullRequestBuildsProvider>(static provider => provider.GetRequiredService<CodeBuildFacts>());
        return builder;
    }

    /// <summary>
    /// Registers <see cref="CodeBuildStarter"/> with options from configuration. The keys are <c>Region</c>, <c>FollowEventRegion</c>
    /// and <c>Roles</c>. An unknown key is an error. <c>Roles</c> is a section: each key is an account id, and its value is the ARN of
    /// the role.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configuration">The section with the options. The options are validated when the host starts.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static ICodeCommitEventsBuilder AddCodeBuild(this ICodeCommitEventsBuilder builder, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configuration);
        builder.Services.AddOptionsFrom(new ConfigureCodeBuildStarterOptions(configuration));
        return builder.AddCodeBuild();
    }

    private static CodeBuildFacts CreateFacts(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<CodeBuildFactsOptions>>().Value.Copy();
        options.EnvironmentPrefix = services.GetRequiredService<IOptions<BuildDispatcherOptions>>().Value.EnvironmentPrefix;
        options.TimeProvider ??= services.GetService<TimeProvider>();
        options.Logger ??= services.GetService<ILogger<CodeBuildFacts>>();
        return new CodeBuildFacts(services.GetRequiredService<ICodeBuildClientProvider>(), services.GetRequiredService<IOptions<CodeBuildStarterOptions>>().Value, options);
    }

    private static CodeBuildStarter CreateStarter(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<CodeBuildStarterOptions>>().Value.Copy();
        options.Logger ??= services.GetService<ILogger<CodeBuildStarter>>();
        var clients = services.GetRequiredService<ICodeBuildClientProvider>();
        ClientRegion.Check("CodeBuild", options.Region, () => clients.GetClient(null, null).Config);
        return new CodeBuildStarter(clients, options);
    }
}
