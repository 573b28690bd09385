using System.Text.RegularExpressions;

namespace CodeCommitEvents.Shared.Aws.Clients;

/// <summary>Finds the errors in options that say in which region and with which roles a service is called.</summary>
internal static partial class TargetErrors
{
    public static IEnumerable<string> Of(string? region, IDictionary<string, string> roles)
    {
        if (region is not null && !Region().IsMatch(region))
        {
            yield return $"Region '{region}' is not the name of a region. Example: eu-central-1.";
        }

        foreach (var (account, role) in roles)
        {
            if (!Account().IsMatch(account))
            {
                yield return $"Roles: '{account}' is not the id of an account, which has 12 digits.";
            }
            else if (Role().Match(role ?? "") is not { Success: true } match)
            {
                yield return $"Roles: '{role}' is not the ARN of a role. Form: arn:aws:iam::{account}:role/NAME.";
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
