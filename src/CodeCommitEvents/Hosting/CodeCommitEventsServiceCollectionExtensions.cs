using CodeCommitEvents.Building;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents;

/// <summary>Registers this library's services. All are singletons, and one that is registered before is kept.</summary>
public static class CodeCommitEventsServiceCollectionExtensions
{
    /// <summary>
    /// Registers <see cref="BuildDispatcher"/>. It takes the rules added with <c>AddRules</c>, the
    /// <see cref="IBuildStarter"/>, and an <see cref="IChangedFilesProvider"/> and an <see cref="ICommitProvider"/> where they are registered.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets how the dispatcher works.</param>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is null.</exception>
    public static ICodeCommitEventsBuilder AddCodeCommitEvents(this IServiceCollection services, Action<BuildDispatcherOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<BuildRulesOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<BuildRulesOptions>, BuildRulesOptionsValidator>());
        services.AddOptions<BuildDispatcherOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<BuildDispatcherOptions>, BuildDispatcherOptionsValidator>());
        if (configure is not null)
        {
            services.Configure(configure);
        }

        services.TryAddSingleton<IBuildClaimStore>(static provider => new InMemoryBuildClaimStore(provider.GetService<TimeProvider>()));
        services.TryAddSingleton(static provider => new BuildDispatcher(
            provider.GetRequiredService<IOptionsMonitor<BuildRulesOptions>>(),
            provider.GetRequiredService<IBuildStarter>(),
            provider.GetService<ILogger<BuildDispatcher>>(),
            provider.GetService<IChangedFilesProvider>(),
            provider.GetService<ICommitProvider>(),
            provider.GetRequiredService<IBuildClaimStore>(),
            provider.GetRequiredService<IOptions<BuildDispatcherOptions>>().Value,
            provider.GetService<TimeProvider>()));
        return new CodeCommitEventsBuilder(services);
    }

    /// <summary>Adds rules behind those added before.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="rules">The rules.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static ICodeCommitEventsBuilder AddRules(this ICodeCommitEventsBuilder builder, BuildRules rules)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(rules);
        builder.Services.Configure<BuildRulesOptions>(options => options.Rules = BuildRules.Concat(options.Rules, rules));
        return builder;
    }

    /// <summary>
    /// Adds rules from configuration behind those added before. What is wrong with them is said when the host starts; when
    /// the configuration changes they are read again, and while they are wrong the last good ones count.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configuration">The section that has <c>rules</c>; see <see cref="BuildRulesDocument.FromConfiguration"/>.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static ICodeCommitEventsBuilder AddRules(this ICodeCommitEventsBuilder builder, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configuration);
        builder.Services.AddSingleton<IConfigureOptions<BuildRulesOptions>>(provider =>
            new ConfigureBuildRulesOptions(configuration, provider.GetService<ILogger<BuildDispatcher>>() ?? NullLogger<BuildDispatcher>.Instance));
        builder.Services.AddSingleton<IOptionsChangeTokenSource<BuildRulesOptions>>(new BuildRulesChangeTokenSource(configuration));
        return builder;
    }
}
