using CodeCommitEvents.Dispatching;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents.Hosting;

/// <summary>Makes the start of the host fail if the registered starter does not accept the name of a project in a rule.</summary>
internal sealed class ProjectNamesValidator(IServiceProvider services) : IValidateOptions<BuildRulesOptions>
{
    public ValidateOptionsResult Validate(string? name, BuildRulesOptions options) => ProjectNames.Errors(options.Rules, Starter(services)).ToArray() is { Length: > 0 } errors
        ? ValidateOptionsResult.Fail(errors)
        : ValidateOptionsResult.Success;

    /// <summary>Returns the registered starter. Null if there is none, or if its options are invalid, which their own validator reports.</summary>
    public static IBuildStarter? Starter(IServiceProvider services)
    {
        try
        {
            return services.GetService<IBuildStarter>();
        }
        catch (OptionsValidationException)
        {
            return null;
        }
    }
}
