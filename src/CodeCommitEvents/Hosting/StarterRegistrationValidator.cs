using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents.Hosting;

/// <summary>Reports an error when the host starts if no <see cref="IBuildStarter"/> is registered for the dispatcher.</summary>
internal sealed class StarterRegistrationValidator(IServiceProviderIsService? services = null) : IValidateOptions<BuildDispatcherOptions>
{
    public ValidateOptionsResult Validate(string? name, BuildDispatcherOptions options) => services?.IsService(typeof(IBuildStarter)) == false
        ? ValidateOptionsResult.Fail("No IBuildStarter is registered. Register one, for example with AddCodeBuild.")
        : ValidateOptionsResult.Success;
}
