using System.Text.Json;
using CodeCommitEvents.Fuzz.Mutations;
using CodeCommitEvents.RuleDocuments;
using Microsoft.Extensions.Configuration;

namespace CodeCommitEvents.Fuzz.Oracles;

/// <summary>What must be true of every rule document.</summary>
internal static class RulesOracles
{
    /// <summary>The configuration of .NET takes quadratic time.</summary>
    private const int LargestConfiguration = 4096;

    public static Oracle<RulesTrial>[] All { get; } =
    [
        new("only the documented exception escapes", OnlyTheDocumentedExceptionEscapes),
        new("configuration is read or refused as documented", ConfigurationIsReadOrRefused),
        new("evaluate, explain and print never throw", EvaluateExplainAndPrintNeverThrow),
        new("takes under 100 ms", CostOracles.TakesUnder100Milliseconds),
    ];

    private static string? OnlyTheDocumentedExceptionEscapes(RulesTrial trial)
    {
        trial.Read();
        return null;
    }

    private static string? ConfigurationIsReadOrRefused(RulesTrial trial)
    {
        if (ConfigurationOf(trial.Document) is not { } configuration)
        {
            return null;
        }

        try
        {
            _ = trial.MeasureTime("reading configuration", () => BuildRulesDocument.FromConfiguration(configuration));
        }
        catch (BuildRulesFormatException exception) when (exception.Errors.Count > 0)
        {
            // The rules were refused as documented.
        }

        return null;
    }

    /// <summary>Returns null if the configuration of .NET refuses the JSON, which says nothing about the library.</summary>
    private static IConfiguration? ConfigurationOf(byte[] json)
    {
        if (json.Length > LargestConfiguration || JsonSpan.AllOf(json).Count == 0)
        {
            return null;
        }

        try
        {
            using var stream = new MemoryStream(json);
            return new ConfigurationBuilder().AddJsonStream(stream).Build();
        }
        catch (Exception exception) when (exception is FormatException or JsonException or InvalidOperationException or InvalidDataException)
        {
            return null;
        }
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
