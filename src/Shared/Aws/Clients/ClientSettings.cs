using Amazon;
using Amazon.Runtime;

namespace CodeCommitEvents.Shared.Aws.Clients;

/// <summary>Creates settings of a client from the settings of another client.</summary>
internal static class ClientSettings
{
    /// <summary>Returns the settings of a client for a region.</summary>
    /// <param name="source">The other settings. Null if there are none.</param>
    /// <param name="region">The region. Null for the region of the other settings.</param>
    /// <param name="withServiceUrl">Whether the client is for the same service, so that it has the same <c>ServiceURL</c>.</param>
    public static TConfig Copy<TConfig>(IClientConfig? source, string? region, bool withServiceUrl)
        where TConfig : ClientConfig, new()
    {
        var config = new TConfig();
        if (source is not null)
        {
            config.RetryMode = source.RetryMode;
            config.MaxErrorRetry = source.MaxErrorRetry;
            config.ThrottleRetries = source.ThrottleRetries;
            config.UseFIPSEndpoint = source.UseFIPSEndpoint;
            config.UseDualstackEndpoint = source.UseDualstackEndpoint;
            config.HttpClientFactory = source.HttpClientFactory;
            config.ProxyCredentials = source.ProxyCredentials;
            config.Profile = source.Profile;
            if (source.Timeout is { } timeout)
            {
                config.Timeout = timeout;
            }

            if (source.GetWebProxy() is { } proxy)
            {
                config.SetWebProxy(proxy);
            }
        }

        if (withServiceUrl && source?.ServiceURL is { Length: > 0 } url)
        {
            config.ServiceURL = url;
            config.AuthenticationRegion = region ?? source.AuthenticationRegion;
        }
        else if (region is not null)
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        }
        else if (source?.RegionEndpoint is { } endpoint)
        {
            config.RegionEndpoint = endpoint;
        }

        return config;
    }
}
