using Amazon.Runtime;
using Amazon.Runtime.Credentials;

namespace CodeCommitEvents.Shared.Aws.Clients;

/// <summary>The credentials for clients that are created for other accounts and regions.</summary>
internal static class RoleCredentials
{
    private const string RoleSessionName = nameof(CodeCommitEvents);

    /// <summary>Returns the credentials for an account. Null if the SDK must search for credentials.</summary>
    /// <param name="account">The account. Null for the account of the default client.</param>
    /// <param name="roles">The role of each other account.</param>
    /// <param name="own">The credentials of the options. Null if there are none.</param>
    /// <param name="config">The settings of the default client. Null if there are none.</param>
    /// <exception cref="ArgumentException">There is no role for the account.</exception>
    public static AWSCredentials? For(string? account, IDictionary<string, string> roles, AWSCredentials? own, IClientConfig? config)
    {
        var credentials = own ?? config?.DefaultAWSCredentials;
        if (account is null)
        {
            return credentials;
        }

        return roles.TryGetValue(account, out var role)
            ? new AssumeRoleAWSCredentials(credentials ?? DefaultAWSCredentialsIdentityResolver.GetCredentials(config), role, RoleSessionName)
            : throw new ArgumentException("The options have no role for this account.", nameof(account));
    }
}
