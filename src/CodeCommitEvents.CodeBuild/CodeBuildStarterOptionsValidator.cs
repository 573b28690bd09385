using CodeCommitEvents.Shared;
using CodeCommitEvents.Shared.Aws.Clients;

namespace CodeCommitEvents.CodeBuild;

/// <summary>Finds the errors of a starter's options.</summary>
internal sealed class CodeBuildStarterOptionsValidator : OptionsValidator<CodeBuildStarterOptions>
{
    protected override IEnumerable<string> Errors(CodeBuildStarterOptions options) => TargetErrors.Of(options.Region, options.Roles);
}
