using CodeCommitEvents.Rules;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents.Dispatching;

/// <summary>The rules that count now: while a changed configuration is wrong, the last good ones.</summary>
internal sealed partial class CurrentRules(IOptionsMonitor<BuildRulesOptions> monitor, ILogger logger)
{
    private BuildRules? lastGood;

    public BuildRules Get()
    {
        try
        {
            return lastGood = monitor.CurrentValue.Rules;
        }
        catch (OptionsValidationException exception) when (lastGood is not null)
        {
            LogBadRules(logger, exception);
            return lastGood;
        }
    }

    [LoggerMessage(7, LogLevel.Error, "The rules in the configuration are wrong since it changed: the last good ones count")]
    private static partial void LogBadRules(ILogger logger, Exception exception);
}
