using Amazon.CodeBuild;
using CodeCommitEvents.Building;
using CodeCommitEvents.CodeBuild;
using CodeCommitEvents.Shared;
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
    /// Registers <see cref="CodeBuildStarter"/> as <see cref="IBuildStarter"/> and <see cref="IBuildFinder"/>. The starter uses the
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
        services.AddOptions<CodeBuildStartup>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<CodeBuildStartup>, CodeBuildStartupValidator>());
        services.TryAddSingleton<ICodeBuildClientProvider>(static provider => new CodeBuildClientProvider(
            provider.GetService<IAmazonCodeBuild>, provider.GetRequiredService<IOptions<CodeBuildStarterOptions>>().Value));
        services.TryAddSingleton(CreateStarter);
        services.TryAddSingleton<IBuildStarter>(static provider => provider.GetRequiredService<CodeBuildStarter>());
        services.TryAddSingleton<IBuildFinder>(static provider => provider.GetRequiredService<CodeBuildStarter>());
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

    private static CodeBuildStarter CreateStarter(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<CodeBuildStarterOptions>>().Value.Copy();
        options.Logger ??= services.GetService<ILogger<CodeBuildStarter>>();
        var clients = services.GetRequiredService<ICodeBuildClientProvider>();
        CodeBuildStartupValidator.CheckRegion(clients, options);
        return new CodeBuildStarter(clients, options);
    }
}
