using Amazon.CodeBuild;
using CodeCommitEvents.Building;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents.CodeBuild;

/// <summary>Registers the starter. All are singletons, and one that is registered before is kept.</summary>
public static class CodeBuildServiceCollectionExtensions
{
    /// <summary>
    /// Registers <see cref="CodeBuildStarter"/> as <see cref="IBuildStarter"/> and <see cref="IBuildFinder"/>. It takes the
    /// <see cref="IAmazonCodeBuild"/> that is registered, or else makes one with its first build.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the options.</param>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is null.</exception>
    public static ICodeCommitEventsBuilder AddCodeBuild(this ICodeCommitEventsBuilder builder, Action<CodeBuildStarterOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddOptions<CodeBuildStarterOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<CodeBuildStarterOptions>, CodeBuildStarterOptionsValidator>());
        if (configure is not null)
        {
            services.Configure(configure);
        }

        services.TryAddSingleton<ICodeBuildClientProvider>(static provider => new CodeBuildClientProvider(
            provider.GetService<IAmazonCodeBuild>, provider.GetRequiredService<IOptions<CodeBuildStarterOptions>>()));
        services.TryAddSingleton(static provider => new CodeBuildStarter(
            provider.GetRequiredService<ICodeBuildClientProvider>(), provider.GetRequiredService<IOptions<CodeBuildStarterOptions>>()));
        services.TryAddSingleton<IBuildStarter>(static provider => provider.GetRequiredService<CodeBuildStarter>());
        services.TryAddSingleton<IBuildFinder>(static provider => provider.GetRequiredService<CodeBuildStarter>());
        return builder;
    }

    /// <summary>
    /// Registers the same with options from configuration: <c>Region</c>, <c>FollowEventRegion</c>, and <c>Roles</c> from
    /// accounts to roles.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configuration">The section that has the options.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static ICodeCommitEventsBuilder AddCodeBuild(this ICodeCommitEventsBuilder builder, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configuration);
        builder.Services.AddSingleton<IConfigureOptions<CodeBuildStarterOptions>>(new ConfigureCodeBuildStarterOptions(configuration));
        return builder.AddCodeBuild();
    }
}
