using System.Diagnostics.CodeAnalysis;
using CodeCommitEvents;
using CodeCommitEvents.RuleDocuments;

namespace Replay;

/// <summary>Reads the rules from a file, or returns the built-in rules.</summary>
internal static class RulesFile
{
    public static bool TryRead(string? file, [NotNullWhen(true)] out BuildRules? rules, [NotNullWhen(false)] out string? faults)
    {
        (rules, faults) = (DemoRules.Rules, null);
        try
        {
            rules = file is null ? rules : BuildRulesDocument.FromJson(File.ReadAllBytes(file));
            return true;
        }
        catch (Exception exception) when (exception is BuildRulesFormatException or IOException or UnauthorizedAccessException)
        {
            (rules, faults) = (null, $"{Terminal.Printable(file!)}: {Terminal.PrintableLines(exception.Message)}");
            return false;
        }
    }
}
