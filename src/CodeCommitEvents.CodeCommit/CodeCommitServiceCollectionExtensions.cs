using Amazon.CodeCommit;
using CodeCommitEvents.CodeCommit;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Shared;
using CodeCommitEvents.Shared.Aws.Clients;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents;

/// <summary>Registers the providers that ask CodeCommit. All services are singletons. A service that is already registered is kept.</summary>
public static class CodeCommitServiceCollectionExtensions
{
    /// <summary>
    /// Registers <see cref="CodeCommitChangedFiles"/> as <see cref="IChangedFilesProvider"/> and <see cref="CodeCommitCommits"/> as
    /// <see cref="ICommitProvider"/>, <see cref="CodeCommitPullRequests"/> as <see cref="IPullRequestProvider"/>, and <see cref="CodeCommitRepositoryRules"/> as <see cref="IRepositoryRulesProvider"/>, which is used if the dispatcher
    /// has a policy for it (<see cref="BuildDispatcherOptions.RepositoryRulesPolicies"/>). They use the registered <see cref="IAmazonCodeCommit"/>. If no client is registered, one is created when the
    /// host starts or, without a host, when a provider is created. If neither the options nor the client have a region, the start of the host fails.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the options. They are validated when the host starts.</param>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is null.</exception>
    public static ICodeCommitEventsBuilder AddCodeCommit(this ICodeCommitEventsBuilder builder, Action<CodeCommitOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddCodeCommitClients(configure);
        ClientRegion.CheckOnStart<IChangedFilesProvider>(services);
        ClientRegion.CheckOnStart<ICommitProvider>(services);
        services.TryAddSingleton<IChangedFilesProvider>(static provider => new CodeCommitChangedFiles(ClientsOf(provider), OptionsOf<CodeCommitChangedFiles>(provider)));
        services.TryAddSingleton<ICommitProvider>(static provider => new CodeCommitCommits(ClientsOf(provider), OptionsOf<CodeCommitCommits>(provider)));
        services.TryAddSingleton<IPullRequestProvider>(static provider => new CodeCommitPullRequests(ClientsOf(provider), OptionsOf<CodeCommitPullRequests>(provider)));
        services.TryAddSingleton<IRepositoryRulesProvider>(static provider => new CodeCommitRepositoryRules(ClientsOf(provider), OptionsOf<CodeCommitRepositoryRules>(provider)));
        return builder;
    }

    /// <summary>
    /// Registers the providers with options from configuration. The keys are <c>Region</c>, <c>MaxChangedFiles</c>, <c>RulesPath</c> and <c>Roles</c>. An unknown key
    /// is an error. <c>Roles</c> is a section: each key is an account id, and its value is the ARN of the role.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configuration">The section with the options. The options are validated when the host starts.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static ICodeCommitEventsBuilder AddCodeCommit(this ICodeCommitEventsBuilder builder, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configuration);
        builder.Services.AddOptionsFrom(new ConfigureCodeCommitOptions(configuration));
        return builder.AddCodeCommit();
    }

    /// <summary>Registers the clients and their options, which everything that calls CodeCommit shares.</summary>
    internal static void AddCodeCommitClients(this IServiceCollection services, Action<CodeCommitOptions>? configure = null)
    {
        services.AddValidatedOptions(new CodeCommitOptionsValidator(), configure);
        services.TryAddSingleton<ICodeCommitClientProvider>(static provider => new CodeCommitClientProvider(
            provider.GetService<IAmazonCodeCommit>, provider.GetRequiredService<IOptions<CodeCommitOptions>>().Value));
    }

    /// <summary>Returns the clients.</summary>
    /// <exception cref="OptionsValidationException">There is no region.</exception>
    internal static ICodeCommitClientProvider ClientsOf(IServiceProvider services)
    {
        var clients = services.GetRequiredService<ICodeCommitClientProvider>();
        ClientRegion.Check("CodeCommit", services.GetRequiredService<IOptions<CodeCommitOptions>>().Value.Region, () => clients.GetClient(null, null).Config);
        return clients;
    }

    /// <summary>Returns the options, with the registered clock and logger if they have none.</summary>
    internal static CodeCommitOptions OptionsOf<TProvider>(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<CodeCommitOptions>>().Value.Copy();
        options.TimeProvider ??= services.GetService<TimeProvider>();
        options.Logger ??= services.GetService<ILogger<TProvider>>();
        return options;
    }
}
