using Amazon.CodeBuild;
using CodeCommitEvents.Building;
using CodeCommitEvents.CodeBuild;
using CodeCommitEvents.Shared;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents;

/// <summary>Registers the CodeBuild starter. All services are singletons. A service that is already registered is kept.</summary>
public static class CodeBuildServiceCollectionExtensions
{
    /// <summary>
    /// Registers <see cref="CodeBuildStarter"/> as <see cref="IBuildStarter"/> and <see cref="IBuildFinder"/>. The starter uses the
    /// registered <see cref="IAmazonCodeBuild"/>. If none is registered, it creates a client when it starts its first build.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the options. They are validated when the host starts.</param>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is null.</exception>
    public static ICodeCommitEventsBuilder AddCodeBuild(this ICodeCommitEventsBuilder builder, Action<CodeBuildStarterOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddValidatedOptions(new CodeBuildStarterOptionsValidator(), configure);
        services.TryAddSingleton<ICodeBuildClientProvider>(static provider => new CodeBuildClientProvider(
            provider.GetService<IAmazonCodeBuild>, provider.GetRequiredService<IOptions<CodeBuildStarterOptions>>().Value));
        services.TryAddSingleton(static provider => new CodeBuildStarter(
            provider.GetRequiredService<ICodeBuildClientProvider>(), provider.GetRequiredService<IOptions<CodeBuildStarterOptions>>().Value));
        services.TryAddSingleton<IBuildStarter>(static provider => provider.GetRequiredService<CodeBuildStarter>());
        services.TryAddSingleton<IBuildFinder>(static provider => provider.GetRequiredService<CodeBuildStarter>());
        return builder;
    }

    /// <summary>
    /// Registers <see cref="CodeBuildStarter"/> with options from configuration: <c>Region</c>, <c>FollowEventRegion</c>, and
    /// <c>Roles</c>, a section whose keys are account ids and whose values are ARNs of roles. Any other key is an error.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configuration">The section that has the options. They are validated when the host starts.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static ICodeCommitEventsBuilder AddCodeBuild(this ICodeCommitEventsBuilder builder, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configuration);
        builder.Services.AddOptionsFrom(new ConfigureCodeBuildStarterOptions(configuration));
        return builder.AddCodeBuild();
    }
}
