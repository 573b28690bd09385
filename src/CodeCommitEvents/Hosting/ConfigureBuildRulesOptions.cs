using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Events;
using CodeCommitEvents.RuleDocuments;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents.Hosting;

/// <summary>Adds the rules of a configuration section to the options. If the section changes and then has errors, the last valid rules stay in use.</summary>
/// <param name="configuration">The section.</param>
/// <param name="otherKeys">Keys of the section that belong to other options. If there are any, the rules are optional.</param>
/// <param name="getStarter">Returns the starter of the builds, which can refuse the names of projects. Null if there is none.</param>
/// <param name="logger">Receives the errors.</param>
internal sealed partial class ConfigureBuildRulesOptions(
    IConfiguration configuration, IReadOnlyList<string> otherKeys, Func<IBuildStarter?> getStarter, ILogger logger) : IConfigureOptions<BuildRulesOptions>
{
    private volatile BuildRules? lastValid;

    public void Configure(BuildRulesOptions options)
    {
        try
        {
            lastValid = CheckNames(BuildRulesDocument.FromConfiguration(configuration, otherKeys));
        }
        catch (BuildRulesFormatException exception)
        {
            options.Errors = [.. options.Errors, .. exception.Errors];
            options.IsUsable &= lastValid is not null;
            LogInvalid(logger, exception);
        }

        if (lastValid is { } rules)
        {
            options.Rules = BuildRules.Concat(options.Rules, rules);
        }
    }

    private BuildRules CheckNames(BuildRules rules)
    {
        ValueList<BuildRulesError> errors = [.. ProjectNames.Errors(rules, getStarter()).Select(error => new BuildRulesError
        {
            Path = (configuration as IConfigurationSection)?.Path ?? "",
            Problem = $"has an error. {error}",
        })];
        return errors.Count == 0 ? rules : throw new BuildRulesFormatException(errors);
    }

    [LoggerMessage(7, LogLevel.Error, "The configuration of the rules has errors. The last valid rules stay in use, if there are any")]
    private static partial void LogInvalid(ILogger logger, Exception exception);
}
