using Microsoft.Extensions.Logging;

namespace CodeCommitEvents.Dispatching;

/// <summary>Logs the rules when they are used for the first time and when they have changed. Thread-safe.</summary>
internal sealed partial class RulesLog(ILogger logger)
{
    private BuildRules? last;
    private string? lastText;

    /// <summary>Logs the number of rules, unless these rules were logged last.</summary>
    public void Add(BuildRules rules)
    {
        if (ReferenceEquals(Volatile.Read(ref last), rules) || ReferenceEquals(Interlocked.Exchange(ref last, rules), rules))
        {
            return;
        }

        if (!logger.IsEnabled(LogLevel.Warning))
        {
            return;
        }

        // The reload of a configuration with several sections creates the same rules several times, so their text decides.
        var text = rules.ToString();
        var previous = Interlocked.Exchange(ref lastText, text);
        if (previous != text)
        {
            Log(rules.Rules.Count, previous is null ? "loaded" : "reloaded");
        }
    }

    private void Log(int count, string verb)
    {
        if (count == 0)
        {
            LogNone(logger, verb);
        }
        else
        {
            LogCount(logger, verb, count);
        }
    }

    [LoggerMessage(18, LogLevel.Information, "Rules {Verb}: {RuleCount}")]
    private static partial void LogCount(ILogger logger, string verb, int ruleCount);

    [LoggerMessage(19, LogLevel.Warning, "Rules {Verb}: there are none, so no build is started")]
    private static partial void LogNone(ILogger logger, string verb);
}
