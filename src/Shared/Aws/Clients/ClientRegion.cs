using Amazon.Runtime;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents.Shared.Aws.Clients;

/// <summary>Checks that the default client of a service of AWS has a region. Without one, every call would fail.</summary>
internal static class ClientRegion
{
    /// <summary>
    /// Makes the start of the host fail if the registered <typeparamref name="TService"/> cannot be created, because there is no region. If the
    /// application has registered another implementation, no region is required.
    /// </summary>
    public static void CheckOnStart<TService>(IServiceCollection services)
        where TService : class
    {
        services.AddOptions<Startup<TService>>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<Startup<TService>>, StartupValidator<TService>>());
    }

    /// <summary>Checks that the options or the default client have a region.</summary>
    /// <param name="service">The name of the service in the names of the SDK, such as <c>CodeBuild</c>.</param>
    /// <param name="region">The region of the options.</param>
    /// <param name="getConfig">Returns the settings of the default client.</param>
    /// <exception cref="OptionsValidationException">There is no region.</exception>
    public static void Check(string service, string? region, Func<IClientConfig?> getConfig)
    {
        if (region is null && !HasRegion(getConfig))
        {
            throw new OptionsValidationException(Options.DefaultName, typeof(ClientRegion),
            [
                $"There is no region for {service}. Set Region in the options of Add{service}, set the environment variable AWS_REGION, or register an IAmazon{service} with a region.",
            ]);
        }
    }

    /// <summary>A client of the application's own can have no settings. Nothing is known about its region then.</summary>
    private static bool HasRegion(Func<IClientConfig?> getConfig)
    {
        try
        {
            return getConfig() is not { } config || EventRegion.Of(config) is not null || !string.IsNullOrEmpty(config.ServiceURL);
        }
        catch (AmazonClientException)
        {
            return false;
        }
    }

    /// <summary>Options without properties. Their validation creates the registered service when the host starts.</summary>
    private sealed class Startup<TService>;

    private sealed class StartupValidator<TService>(IServiceProvider services) : IValidateOptions<Startup<TService>>
        where TService : class
    {
        public ValidateOptionsResult Validate(string? name, Startup<TService> options)
        {
            try
            {
                services.GetService<TService>();
                return ValidateOptionsResult.Success;
            }
            catch (OptionsValidationException exception) when (exception.OptionsType == typeof(ClientRegion))
            {
                return ValidateOptionsResult.Fail(exception.Failures);
            }
            catch (OptionsValidationException)
            {
                // The validator of these options reports their errors.
                return ValidateOptionsResult.Success;
            }
        }
    }
}
