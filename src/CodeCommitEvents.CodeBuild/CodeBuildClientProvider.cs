using Amazon;
using Amazon.CodeBuild;
using Amazon.Runtime;
using Amazon.Runtime.Credentials;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents.CodeBuild;

/// <summary>
/// The starter's own client, and one for each further place, made when it is first asked for and kept: it calls as the own
/// one does (attempts, timeout, proxy, endpoints), with the role that <see cref="CodeBuildStarterOptions.Roles"/> has for the account.
/// </summary>
public sealed class CodeBuildClientProvider : ICodeBuildClientProvider, IDisposable
{
    private const string SessionName = nameof(CodeCommitEvents);

    private readonly Dictionary<(string? Account, string? Region), IAmazonCodeBuild> clients = [];
    private readonly List<IAmazonCodeBuild> made = [];
    private readonly Func<IAmazonCodeBuild?> own;
    private readonly CodeBuildStarterOptions options;

    /// <summary>Clients beside this one.</summary>
    /// <param name="client">The starter's own; it is not disposed here. Null for one that is made as the SDK makes it by default.</param>
    /// <param name="options">The options. Default: those of <see cref="CodeBuildStarterOptions"/>.</param>
    /// <exception cref="OptionsValidationException">The options cannot work.</exception>
    public CodeBuildClientProvider(IAmazonCodeBuild? client = null, IOptions<CodeBuildStarterOptions>? options = null)
        : this(() => client, options)
    {
    }

    internal CodeBuildClientProvider(Func<IAmazonCodeBuild?> own, IOptions<CodeBuildStarterOptions>? options)
    {
        this.own = own;
        this.options = CodeBuildStarterOptionsValidator.Checked(options?.Value ?? new());
    }

    /// <inheritdoc/>
    public IAmazonCodeBuild GetClient(string? account, string? region)
    {
        lock (clients)
        {
            if (!clients.TryGetValue((account, region), out var client))
            {
                client = account is null && region is null ? own() ?? Made(new AmazonCodeBuildClient()) : Made(Create(account, region));
                clients.Add((account, region), client);
            }

            return client;
        }
    }

    /// <summary>Disposes the clients that were made here.</summary>
    public void Dispose()
    {
        lock (clients)
        {
            made.ForEach(client => client.Dispose());
            made.Clear();
            clients.Clear();
        }
    }

    private IAmazonCodeBuild Made(IAmazonCodeBuild client)
    {
        made.Add(client);
        return client;
    }

    private AmazonCodeBuildClient Create(string? account, string? region)
    {
        var ownConfig = GetClient(null, null).Config;
        var credentials = options.Credentials ?? ownConfig?.DefaultAWSCredentials;
        if (account is not null)
        {
            if (!options.Roles.TryGetValue(account, out var role))
            {
                throw new ArgumentException("There is no role for this account.", nameof(account));
            }

            credentials = new AssumeRoleAWSCredentials(
                credentials ?? DefaultAWSCredentialsIdentityResolver.GetCredentials(ownConfig), role, SessionName);
        }

        var config = ConfigLike(ownConfig, region);
        return credentials is null ? new(config) : new(credentials, config);
    }

    private static AmazonCodeBuildConfig ConfigLike(IClientConfig? own, string? region)
    {
        var config = new AmazonCodeBuildConfig();
        if (own is not null)
        {
            config.RetryMode = own.RetryMode;
            config.MaxErrorRetry = own.MaxErrorRetry;
            config.ThrottleRetries = own.ThrottleRetries;
            config.UseFIPSEndpoint = own.UseFIPSEndpoint;
            config.UseDualstackEndpoint = own.UseDualstackEndpoint;
            config.HttpClientFactory = own.HttpClientFactory;
            config.ProxyCredentials = own.ProxyCredentials;
            config.Profile = own.Profile;
            if (own.Timeout is { } timeout)
            {
                config.Timeout = timeout;
            }

            if (own.GetWebProxy() is { } proxy)
            {
                config.SetWebProxy(proxy);
            }
        }

        if (own?.ServiceURL is { Length: > 0 } url)
        {
            config.ServiceURL = url;
            config.AuthenticationRegion = region ?? own.AuthenticationRegion;
        }
        else if (region is not null)
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        }
        else if (own?.RegionEndpoint is { } endpoint)
        {
            config.RegionEndpoint = endpoint;
        }

        return config;
    }
}
