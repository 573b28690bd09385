using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Events;
using CodeCommitEvents.RuleDocuments;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents.Hosting;

/// <summary>Adds the rules of a configuration section to the options. If the section changes and then has errors, the last valid rules stay in use.</summary>
/// <param name="configuration">The section.</param>
/// <param name="root">The configuration of the host, for errors about its layers. Null if there is none.</param>
/// <param name="optionKeys">The keys of the options of the dispatcher.</param>
/// <param name="mayContainOptions">Whether the section can contain these options. Then the rules are optional.</param>
/// <param name="getTargets">Returns the starter and the channels, for the names in the rules.</param>
/// <param name="logger">Receives the errors.</param>
internal sealed partial class ConfigureBuildRulesOptions(
    IConfiguration configuration, IConfigurationRoot? root, IReadOnlyList<string> optionKeys, bool mayContainOptions, Func<ActionTargets> getTargets, ILogger logger)
    : IConfigureOptions<BuildRulesOptions>
{
    private volatile BuildRules? lastValid;

    public void Configure(BuildRulesOptions options)
    {
        try
        {
            lastValid = configuration is IConfigurationSection section && !section.Exists()
                ? throw new BuildRulesFormatException([new() { Path = section.Path, Problem = "does not exist in the configuration" }])
                : CheckNames(BuildRulesDocument.Read(configuration, root, needsRules: !mayContainOptions, mayContainOptions ? optionKeys : []));
        }
        catch (BuildRulesFormatException exception)
        {
            options.Errors = [.. options.Errors, .. exception.Errors.Select(WithHint)];
            options.IsUsable &= lastValid is not null;
            LogInvalid(logger, exception);
        }

        if (lastValid is { } rules)
        {
            options.Rules = BuildRules.Concat(options.Rules, rules);
        }
    }

    /// <summary>Adds a hint to an error about a key that is an option of the dispatcher.</summary>
    private BuildRulesError WithHint(BuildRulesError error)
    {
        var key = error.Path[(error.Path.LastIndexOf(ConfigurationPath.KeyDelimiter, StringComparison.Ordinal) + 1)..];
        var parent = error.Path[..Math.Max(0, error.Path.Length - key.Length - 1)];
        var isOption = !mayContainOptions
            && parent.Equals((configuration as IConfigurationSection)?.Path ?? "", StringComparison.OrdinalIgnoreCase)
            && optionKeys.Contains(key, StringComparer.OrdinalIgnoreCase);
        return isOption
            ? error with { Problem = "is an option of the dispatcher, not a rule. A section with options and rules is passed to AddCodeCommitEvents(section)" }
            : error;
    }

    private BuildRules CheckNames(BuildRules rules)
    {
        ValueList<BuildRulesError> errors = [.. getTargets().Errors(rules).Select(error => new BuildRulesError
        {
            Path = (configuration as IConfigurationSection)?.Path ?? "",
            Problem = $"has an error. {error}",
        })];
        return errors.Count == 0 ? rules : throw new BuildRulesFormatException(errors);
    }

    [LoggerMessage(7, LogLevel.Error, "The configuration of the rules has errors. The last valid rules stay in use, if there are any")]
    private static partial void LogInvalid(ILogger logger, Exception exception);
}
