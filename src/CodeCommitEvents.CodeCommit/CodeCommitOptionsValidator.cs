using CodeCommitEvents.Shared;
using CodeCommitEvents.Shared.Aws.Clients;

namespace CodeCommitEvents.CodeCommit;

/// <summary>Finds the errors of options.</summary>
internal sealed class CodeCommitOptionsValidator : OptionsValidator<CodeCommitOptions>
{
    private const int MostFiles = 1_000_000;
    private const int LongestPath = 200;

    protected override IEnumerable<string> Errors(CodeCommitOptions options)
    {
        foreach (var error in TargetErrors.Of(options.Region, options.Roles))
        {
            yield return error;
        }

        if (options.MaxChangedFiles is < 1 or > MostFiles)
        {
            yield return "MaxChangedFiles must be from 1 to 1,000,000.";
        }

        if (string.IsNullOrWhiteSpace(options.RulesPath) || options.RulesPath.Length > LongestPath || $"/{options.RulesPath}/".Contains("//", StringComparison.Ordinal))
        {
            yield return "RulesPath must be the path of a file in a repository, such as .codecommit-events.json, without a slash at its start or end.";
        }
    }
}
