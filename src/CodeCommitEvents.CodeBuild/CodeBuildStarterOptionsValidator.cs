using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents.CodeBuild;

/// <summary>Refuses options that cannot work, with every reason.</summary>
internal sealed partial class CodeBuildStarterOptionsValidator : IValidateOptions<CodeBuildStarterOptions>
{
    /// <summary>Whether a text has the form of a region: it becomes part of a host name.</summary>
    public static bool IsRegion(string text) => Region().IsMatch(text);

    /// <exception cref="OptionsValidationException">The options cannot work.</exception>
    public static CodeBuildStarterOptions Checked(CodeBuildStarterOptions options) => Errors(options).ToArray() is { Length: > 0 } errors
        ? throw new OptionsValidationException(Options.DefaultName, typeof(CodeBuildStarterOptions), errors)
        : options;

    public ValidateOptionsResult Validate(string? name, CodeBuildStarterOptions options) => Errors(options).ToArray() is { Length: > 0 } errors
        ? ValidateOptionsResult.Fail(errors)
        : ValidateOptionsResult.Success;

    private static IEnumerable<string> Errors(CodeBuildStarterOptions options)
    {
        foreach (var error in options.Unreadable)
        {
            yield return error;
        }

        if (options.Region is { } region && !IsRegion(region))
        {
            yield return $"Region '{region}' is not the name of a region, as eu-central-1.";
        }

        foreach (var (account, role) in options.Roles)
        {
            if (!Account().IsMatch(account))
            {
                yield return $"Roles: '{account}' is not the id of an account, which is 12 digits.";
            }
            else if (Role().Match(role ?? "") is not { Success: true } match)
            {
                yield return $"Roles: '{role}' is not the ARN of a role, as arn:aws:iam::{account}:role/NAME.";
            }
            else if (match.Groups["account"].Value != account)
            {
                yield return $"Roles: '{role}' is not a role of the account {account}.";
            }
        }
    }

    [GeneratedRegex(@"\A[a-z]{2,10}(-[a-z]{2,15}){1,3}-[0-9]{1,2}\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Region();

    [GeneratedRegex(@"\A[0-9]{12}\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Account();

    [GeneratedRegex(@"\Aarn:aws[a-z-]*:iam::(?<account>[0-9]{12}):role/[A-Za-z0-9_+=,.@/-]+\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Role();
}
