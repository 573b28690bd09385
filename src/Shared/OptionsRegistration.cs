using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents.Shared;

/// <summary>Registers options that are validated when the host starts.</summary>
internal static class OptionsRegistration
{
    private const DynamicallyAccessedMemberTypes Constructor = DynamicallyAccessedMemberTypes.PublicParameterlessConstructor;

    public static void AddValidatedOptions<[DynamicallyAccessedMembers(Constructor)] TOptions>(
        this IServiceCollection services, OptionsValidator<TOptions> validator, Action<TOptions>? configure = null)
        where TOptions : class
    {
        services.AddOptions<TOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TOptions>>(validator));
        if (configure is not null)
        {
            services.Configure(configure);
        }
    }

    public static void AddOptionsFrom<[DynamicallyAccessedMembers(Constructor)] TOptions>(this IServiceCollection services, ConfigureFromSection<TOptions> section)
        where TOptions : class, new()
    {
        services.AddSingleton<IConfigureOptions<TOptions>>(section);
        services.AddSingleton<IValidateOptions<TOptions>>(section);
    }
}
