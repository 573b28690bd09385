using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents.Hosting;

/// <summary>Makes the start of the host fail if no <see cref="IBuildStarter"/> is registered.</summary>
internal sealed class StarterRegistrationValidator(IServiceProviderIsService? services = null) : IValidateOptions<BuildDispatcherOptions>
{
    public ValidateOptionsResult Validate(string? name, BuildDispatcherOptions options) => services?.IsService(typeof(IBuildStarter)) == false
        ? ValidateOptionsResult.Fail("No IBuildStarter is registered. Register one, for example with AddCodeBuild.")
        : ValidateOptionsResult.Success;
}
