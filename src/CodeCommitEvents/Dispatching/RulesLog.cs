using System.Globalization;
using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;
using Microsoft.Extensions.Logging;

namespace CodeCommitEvents.Dispatching;

/// <summary>
/// Logs the rules when they are used for the first time and when they have changed: how many there are, and which facts they need although
/// there is no provider. Thread-safe.
/// </summary>
internal sealed partial class RulesLog(FactSource[] sources, ILogger logger)
{
    private const int MostNames = 10;

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
            LogMissingProviders(rules);
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

    /// <summary>Logs a warning for each kind of facts that rules need, that no event contains and for which there is no provider.</summary>
    private void LogMissingProviders(BuildRules rules)
    {
        foreach (var source in sources)
        {
            if (source.HasProvider)
            {
                continue;
            }

            var names = new List<string>();
            foreach (var rule in rules.Rules)
            {
                if (RuleFacts.OfProviders(rule).HasFlag(source.Kind))
                {
                    names.Add($"{DisplayText.Escape(rule.Name)}{source.WithoutProviderOf(rule)}");
                }
            }

            if (names.Count > 0)
            {
                LogNoProvider(logger, source.Kind, source.WithoutProvider, source.Package, source.Option, ShortList(names));
            }
        }
    }

    private static string ShortList(List<string> names) => names.Count <= MostNames
        ? string.Join(", ", names)
        : string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", names.GetRange(0, MostNames))} and {names.Count - MostNames} more");

    [LoggerMessage(25, LogLevel.Warning, "Rules need the fact {Fact}, but there is no provider for it: {Consequence}. The package {Package} has a provider. Set it in BuildDispatcherOptions.{Option}. Rules: {Rules}")]
    private static partial void LogNoProvider(ILogger logger, EventFactKinds fact, string consequence, string package, string option, string rules);

    [LoggerMessage(18, LogLevel.Information, "Rules {Verb}: {RuleCount}")]
    private static partial void LogCount(ILogger logger, string verb, int ruleCount);

    [LoggerMessage(19, LogLevel.Warning, "Rules {Verb}: there are none, so no build is started")]
    private static partial void LogNone(ILogger logger, string verb);
}
