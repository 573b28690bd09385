using Amazon.Runtime;
using CodeCommitEvents.Shared.Aws.Clients;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents.CodeBuild;

/// <summary>
/// Makes the start of the host fail if the registered starter cannot be created, for example because there is no region. If another
/// starter is registered that does not use <see cref="CodeBuildStarter"/>, no region is required.
/// </summary>
internal sealed class CodeBuildStartupValidator(IServiceProvider services) : IValidateOptions<CodeBuildStartup>
{
    public ValidateOptionsResult Validate(string? name, CodeBuildStartup options)
    {
        try
        {
            services.GetService<IBuildStarter>();
            return ValidateOptionsResult.Success;
        }
        catch (OptionsValidationException exception) when (exception.OptionsType == typeof(CodeBuildStartup))
        {
            return ValidateOptionsResult.Fail(exception.Failures);
        }
        catch (OptionsValidationException)
        {
            // The validator of these options reports their errors.
            return ValidateOptionsResult.Success;
        }
    }

    /// <exception cref="OptionsValidationException">Neither the options nor the default client have a region.</exception>
    public static void CheckRegion(ICodeBuildClientProvider clients, CodeBuildStarterOptions options)
    {
        if (options.Region is null && !HasRegion(clients))
        {
            throw new OptionsValidationException(Options.DefaultName, typeof(CodeBuildStartup),
            [
                "There is no region for CodeBuild. Set Region in the options of AddCodeBuild, set the environment variable AWS_REGION, or register an IAmazonCodeBuild with a region.",
            ]);
        }
    }

    /// <summary>A client of the application's own can have no configuration. Nothing is known about its region then.</summary>
    private static bool HasRegion(ICodeBuildClientProvider clients)
    {
        try
        {
            return clients.GetClient(null, null).Config is not { } config || EventRegion.Of(config) is not null || !string.IsNullOrEmpty(config.ServiceURL);
        }
        catch (AmazonClientException)
        {
            return false;
        }
    }
}
