using Amazon.Runtime;

namespace CodeCommitEvents.Shared.Aws.Clients;

/// <summary>The account and region of a call. Null means the account or region of the default client.</summary>
internal readonly record struct ClientTarget(string? Account, string? Region)
{
    /// <summary>Returns the account and region of something that exists there. Null if no client can be in its region.</summary>
    /// <param name="account">Its account. Without a role for this account, the calls go to the account of the default client.</param>
    /// <param name="region">Its region. Null or empty for the region of the default client.</param>
    /// <param name="roles">The roles of other accounts.</param>
    /// <param name="config">The settings of the default client.</param>
    public static ClientTarget? Of(string? account, string? region, IDictionary<string, string> roles, IClientConfig? config)
    {
        var defaultRegion = EventRegion.Of(config);
        var assumed = WithRole(account, roles);
        return string.IsNullOrEmpty(region) || region == defaultRegion ? new ClientTarget(assumed, null)
            : EventRegion.IsAccepted(region, defaultRegion) ? new(assumed, region)
            : null;
    }

    /// <summary>Returns an account if there is a role for it. Null otherwise: the calls then go to the account of the default client.</summary>
    public static string? WithRole(string? account, IDictionary<string, string> roles) => account is { Length: > 0 } && roles.ContainsKey(account) ? account : null;
}
