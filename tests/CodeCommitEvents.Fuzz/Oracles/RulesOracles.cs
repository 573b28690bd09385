using CodeCommitEvents.RuleDocuments;
using Microsoft.Extensions.Configuration;

namespace CodeCommitEvents.Fuzz.Oracles;

/// <summary>What must be true of every rule document.</summary>
internal static class RulesOracles
{
    public static Oracle<RulesTrial>[] All { get; } =
    [
        new("only the documented exception escapes", OnlyTheDocumentedExceptionEscapes),
        new("configuration is read or refused as documented", ConfigurationIsReadOrRefused),
        new("evaluate, explain and print never throw", EvaluateExplainAndPrintNeverThrow),
        new("takes under 100 ms", CostOracles.TakesUnder100Milliseconds),
        new("allocates at most 100 times the input", CostOracles.AllocatesAtMost100TimesTheInput),
    ];

    private static string? OnlyTheDocumentedExceptionEscapes(RulesTrial trial)
    {
        trial.Read();
        return null;
    }

    private static string? ConfigurationIsReadOrRefused(RulesTrial trial)
    {
        try
        {
            using var stream = new MemoryStream(trial.Document);
            var configuration = new ConfigurationBuilder().AddJsonStream(stream).Build();
            _ = BuildRulesDocument.FromConfiguration(configuration).ToText();
        }
        catch (BuildRulesFormatException exception) when (exception.Errors.Count > 0)
        {
            // The rules were refused as documented.
        }
        catch (Exception exception) when (exception.StackTrace?.Contains(nameof(RuleDocuments), StringComparison.Ordinal) is not true)
        {
            // The configuration of .NET refuses the JSON. This says nothing about the library.
        }

        return null;
    }

    private static string? EvaluateExplainAndPrintNeverThrow(RulesTrial trial)
    {
        if (trial.Rules is not { } rules)
        {
            return null;
        }

        _ = trial.MeasureTime("printing", () => rules.ToText().Length + rules.ToString().Length);
        foreach (var delivery in trial.Deliveries)
        {
            _ = trial.MeasureTime("evaluating and explaining", () => Situations.Evaluate(rules, delivery.Event, trial.Facts));
            _ = Situations.Print(rules, delivery, trial.Facts);
        }

        return null;
    }
}
