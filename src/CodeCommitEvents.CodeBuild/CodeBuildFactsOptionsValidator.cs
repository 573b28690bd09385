using CodeCommitEvents.Shared;

namespace CodeCommitEvents.CodeBuild;

/// <summary>Finds the errors of the options for facts.</summary>
internal sealed class CodeBuildFactsOptionsValidator : OptionsValidator<CodeBuildFactsOptions>
{
    private const int MaxLogLines = 10_000;
    private const int MaxTests = 100;

    protected override IEnumerable<string> Errors(CodeBuildFactsOptions options)
    {
        if (options.BatchWaitTime < TimeSpan.Zero || options.BatchWaitTime > TimeSpan.FromMinutes(15))
        {
            yield return "BatchWaitTime must be from 0 to 15 minutes. Five seconds are 00:00:05.";
        }

        if (options.LogLines is < 1 or > MaxLogLines)
        {
            yield return "LogLines must be from 1 to 10,000.";
        }

        if (options.FailedTests is < 1 or > MaxTests)
        {
            yield return "FailedTests must be from 1 to 100.";
        }
    }
}
