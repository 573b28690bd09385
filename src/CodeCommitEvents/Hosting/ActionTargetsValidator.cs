using CodeCommitEvents.Dispatching;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents.Hosting;

/// <summary>
/// Makes the start of the host fail if the registered starter does not accept the name of a project in a rule, or if a rule notifies a channel
/// that is not registered.
/// </summary>
internal sealed class ActionTargetsValidator(IServiceProvider services) : IValidateOptions<BuildRulesOptions>
{
    public ValidateOptionsResult Validate(string? name, BuildRulesOptions options) => Of(services).Errors(options.Rules) is { Count: > 0 } errors
        ? ValidateOptionsResult.Fail(errors)
        : ValidateOptionsResult.Success;

    /// <summary>Returns the registered starter and channels. Invalid options are ignored, because their own validator reports them.</summary>
    public static ActionTargets Of(IServiceProvider services) => new(
        Valid(services.GetService<IBuildStarter>),
        [.. services.GetServices<RegisteredChannel>().Select(channel => channel.Name), .. Valid(() => services.GetRequiredService<IOptions<BuildDispatcherOptions>>().Value)?.Channels.Keys ?? []]);

    private static T? Valid<T>(Func<T?> get)
        where T : class
    {
        try
        {
            return get();
        }
        catch (OptionsValidationException)
        {
            return null;
        }
    }
}
