using CodeCommitEvents.Building;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Hosting;
using CodeCommitEvents.Notifying;
using CodeCommitEvents.Shared;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents;

/// <summary>Registers the services of this library as singletons. A service that is already registered is not replaced.</summary>
public static class CodeCommitEventsServiceCollectionExtensions
{
    /// <summary>
    /// Registers <see cref="BuildDispatcher"/>. The dispatcher uses the rules added with <c>AddRules</c>, the registered
    /// <see cref="IBuildStarter"/>, and these services if they are registered and not set in the options: <see cref="ILogger{TCategoryName}"/>,
    /// <see cref="TimeProvider"/>, <see cref="IBuildClaimStore"/>, <see cref="IChangedFilesProvider"/>, <see cref="ICommitProvider"/>,
    /// <see cref="IBuildBatchProvider"/>, <see cref="IBuildHistoryProvider"/>, <see cref="IBuildDetailsProvider"/>,
    /// <see cref="IPullRequestProvider"/>, <see cref="IPullRequestBuildsProvider"/>, <see cref="IRepositoryRulesProvider"/>, <see cref="IDispatchObserver"/> and <see cref="IHttpMessageVerifier"/>. Errors in rules and options, and a registration without any rule, are reported when the host starts;
    /// without a host, when the dispatcher is resolved.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options of the dispatcher, which are validated when the host starts. Default: null, which keeps the defaults.</param>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is null.</exception>
    public static ICodeCommitEventsBuilder AddCodeCommitEvents(this IServiceCollection services, Action<BuildDispatcherOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddValidatedOptions(new BuildRulesOptionsValidator());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<BuildRulesOptions>, ActionTargetsValidator>());
        services.AddValidatedOptions(new BuildDispatcherOptionsValidator(), configure);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<BuildDispatcherOptions>, StarterRegistrationValidator>());
        services.TryAddSingleton<IBuildClaimStore>(static provider => new InMemoryBuildClaimStore(provider.GetService<TimeProvider>()));
        services.TryAddSingleton(CreateDispatcher);
        return new CodeCommitEventsBuilder(services);
    }

    /// <summary>
    /// Registers <see cref="BuildDispatcher"/> with options and rules from one configuration section. The options are
    /// <c>EnvironmentPrefix</c>, <c>MaxConcurrency</c>, <c>AnswerTime</c>, <c>ReportBatchItemFailures</c>, <c>ClaimWaitTime</c>,
    /// <c>RulesProblemChannel</c>, <c>IgnoreOwnComments</c>, and <c>RepositoryRules</c>, a list of policies (<see cref="RepositoryRulesPolicy"/>). Times have the
    /// format <c>00:00:02</c> (two seconds). The section can also contain rules. Any other key is an error.
    /// </summary>
    /// <remarks>
    /// Options and rules are validated when the host starts. When the configuration changes, the rules are read again; see
    /// <see cref="AddRules(ICodeCommitEventsBuilder, IConfiguration)"/>. The options are not read again. A section that does not exist is an error.
    /// </remarks>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The section. For the rules see <see cref="BuildRulesDocument.FromConfiguration(IConfiguration)"/>.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static ICodeCommitEventsBuilder AddCodeCommitEvents(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptionsFrom(new ConfigureBuildDispatcherOptions(configuration));
        return services.AddCodeCommitEvents().AddRules(configuration, mayContainOptions: true);
    }

    /// <summary>Adds rules after the rules that were added before.</summary>
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

    /// <summary>Adds rules after the rules that were added before.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="define">Defines the rules. The delegate is called immediately, so this method throws if a rule is invalid.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static ICodeCommitEventsBuilder AddRules(this ICodeCommitEventsBuilder builder, Action<BuildRulesBuilder> define)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(define);
        var rules = BuildRules.CreateBuilder();
        define(rules);
        return builder.AddRules(rules.Build());
    }

    /// <summary>
    /// Adds rules from configuration after the rules that were added before. Errors in the rules are reported when the host starts. When
    /// the configuration changes, the rules are read again. If the new rules have errors, the last valid rules stay in use. A section that does
    /// not exist is an error.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configuration">The section that contains <c>rules</c>; see <see cref="BuildRulesDocument.FromConfiguration(IConfiguration)"/>.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static ICodeCommitEventsBuilder AddRules(this ICodeCommitEventsBuilder builder, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configuration);
        return builder.AddRules(configuration, mayContainOptions: false);
    }

    /// <summary>Registers a channel that rules can notify. A name in <see cref="BuildDispatcherOptions.Channels"/> takes precedence, then the first registration of a name.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The name: 1 to 64 letters, digits, <c>-</c>, <c>_</c> and <c>.</c>.</param>
    /// <param name="create">Creates the channel. The function is called once.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The name is invalid.</exception>
    public static ICodeCommitEventsBuilder AddChannel(this ICodeCommitEventsBuilder builder, string name, Func<IServiceProvider, INotificationChannel> create)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(create);
        ChannelName.Check([name], nameof(name));
        builder.Services.AddSingleton(provider => new RegisteredChannel(name, create(provider)));
        return builder;
    }

    private static ICodeCommitEventsBuilder AddRules(this ICodeCommitEventsBuilder builder, IConfiguration configuration, bool mayContainOptions)
    {
        var optionKeys = new ConfigureBuildDispatcherOptions(configuration).Keys;
        builder.Services.AddSingleton<IConfigureOptions<BuildRulesOptions>>(provider =>
            new ConfigureBuildRulesOptions(
                configuration, provider.GetService<IConfiguration>() as IConfigurationRoot, optionKeys, mayContainOptions, () => ActionTargetsValidator.Of(provider), provider.GetService<ILogger<BuildDispatcher>>() ?? NullLogger<BuildDispatcher>.Instance));
        builder.Services.AddSingleton<IOptionsChangeTokenSource<BuildRulesOptions>>(new BuildRulesChangeTokenSource(configuration));
        return builder;
    }

    private static BuildDispatcher CreateDispatcher(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<BuildDispatcherOptions>>().Value.Copy();
        options.Logger ??= services.GetService<ILogger<BuildDispatcher>>();
        options.TimeProvider ??= services.GetService<TimeProvider>();
        options.Claims ??= services.GetRequiredService<IBuildClaimStore>();
        options.ChangedFiles ??= services.GetService<IChangedFilesProvider>();
        options.Commits ??= services.GetService<ICommitProvider>();
        options.BuildBatches ??= services.GetService<IBuildBatchProvider>();
        options.BuildHistory ??= services.GetService<IBuildHistoryProvider>();
        options.BuildDetails ??= services.GetService<IBuildDetailsProvider>();
        options.PullRequests ??= services.GetService<IPullRequestProvider>();
        options.PullRequestBuilds ??= services.GetService<IPullRequestBuildsProvider>();
        options.RepositoryRules ??= options.RepositoryRulesPolicies.Count > 0 ? services.GetService<IRepositoryRulesProvider>() : null;
        options.Observer ??= services.GetService<IDispatchObserver>();
        options.HttpVerifier ??= services.GetService<IHttpMessageVerifier>();
        foreach (var channel in services.GetServices<RegisteredChannel>())
        {
            options.Channels.TryAdd(channel.Name, channel.Channel);
        }

        var rules = services.GetRequiredService<IOptionsMonitor<BuildRulesOptions>>();

        // The first access validates the rules, so that a program without a host gets their errors here and not when the first event arrives.
        var first = rules.CurrentValue.Rules;
        var dispatcher = new BuildDispatcher(() => rules.CurrentValue.Rules, services.GetRequiredService<IBuildStarter>(), options);
        dispatcher.LogRules(first);
        rules.OnChange(changed => dispatcher.LogRules(changed.Rules));
        return dispatcher;
    }
}
