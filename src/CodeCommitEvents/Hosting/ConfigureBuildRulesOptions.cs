using CodeCommitEvents.RuleDocuments;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents.Hosting;

/// <summary>Adds the rules of a configuration to the options: while a changed one is wrong, the last good rules.</summary>
internal sealed partial class ConfigureBuildRulesOptions(IConfiguration configuration, ILogger logger) : IConfigureOptions<BuildRulesOptions>
{
    private volatile BuildRules? lastGood;

    public void Configure(BuildRulesOptions options)
    {
        try
        {
            lastGood = BuildRulesDocument.FromConfiguration(configuration);
        }
        catch (BuildRulesFormatException exception)
        {
            options.Errors = [.. options.Errors, .. exception.Errors];
            options.IsUsable &= lastGood is not null;
            LogWrong(logger, exception);
        }

        if (lastGood is { } rules)
        {
            options.Rules = BuildRules.Concat(options.Rules, rules);
        }
    }

    [LoggerMessage(7, LogLevel.Error, "The configuration of the rules is wrong: where there were good ones before, they go on counting")]
    private static partial void LogWrong(ILogger logger, Exception exception);
}
