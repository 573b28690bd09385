using System.Diagnostics.CodeAnalysis;
using CodeCommitEvents;
using CodeCommitEvents.RuleDocuments;

namespace Replay;

/// <summary>Reads the rules from a file, and writes their schema to a file.</summary>
internal static class RulesFile
{
    /// <summary>Writes the JSON Schema of rules in UTF-8. A redirection of the output would contain warnings of the build, and in some shells it is not UTF-8.</summary>
    public static bool TryWriteSchema(string file, [NotNullWhen(false)] out string? problem)
    {
        try
        {
            File.WriteAllText(file, BuildRulesDocument.JsonSchema);
            problem = null;
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problem = $"{Terminal.Printable(file)}: {Terminal.Printable(exception.Message)}";
            return false;
        }
    }

    /// <summary>Reads the rules from a file. Without a file, returns the built-in rules.</summary>
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
