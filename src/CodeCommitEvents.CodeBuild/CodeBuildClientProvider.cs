using Amazon;
using Amazon.CodeBuild;
using Amazon.Runtime;
using Amazon.Runtime.Credentials;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents.CodeBuild;

/// <summary>
/// Provides a default client. Creates a client for each other account and region when it is first needed, with the settings of the
/// default client (retries, timeout, proxy, endpoints). A client for another account assumes the role of that account in
/// <see cref="CodeBuildStarterOptions.Roles"/>.
/// </summary>
public sealed class CodeBuildClientProvider : ICodeBuildClientProvider, IDisposable
{
    private const string RoleSessionName = nameof(CodeCommitEvents);

    private readonly Dictionary<BuildTarget, IAmazonCodeBuild> clients = [];
    private readonly List<IAmazonCodeBuild> ownedClients = [];
    private readonly Func<IAmazonCodeBuild?> getDefaultClient;
    private readonly CodeBuildStarterOptions options;

    /// <summary>Creates a provider.</summary>
    /// <param name="client">
    /// The default client. The provider does not dispose it. Default: null, which means that the provider creates a client with the
    /// SDK's default settings, in the region of the options if they have one.
    /// </param>
    /// <param name="options">The options. They are copied. Default: null, which means the defaults of <see cref="CodeBuildStarterOptions"/>.</param>
    /// <exception cref="OptionsValidationException">An option is invalid. The exception lists every error.</exception>
    public CodeBuildClientProvider(IAmazonCodeBuild? client = null, CodeBuildStarterOptions? options = null)
        : this(() => client, options ?? new())
    {
    }

    internal CodeBuildClientProvider(Func<IAmazonCodeBuild?> getDefaultClient, CodeBuildStarterOptions options)
    {
        this.getDefaultClient = getDefaultClient;
        this.options = new CodeBuildStarterOptionsValidator().Check(options).Copy();
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException"><see cref="CodeBuildStarterOptions.Roles"/> has no role for <paramref name="account"/>.</exception>
    public IAmazonCodeBuild GetClient(string? account, string? region)
    {
        var target = new BuildTarget(account, region);
        lock (clients)
        {
            if (!clients.TryGetValue(target, out var client))
            {
                client = target == default ? getDefaultClient() ?? Own(CreateDefault()) : Own(Create(account, region));
                clients.Add(target, client);
            }

            return client;
        }
    }

    /// <summary>Disposes the clients that this provider has created.</summary>
    public void Dispose()
    {
        lock (clients)
        {
            ownedClients.ForEach(client => client.Dispose());
            ownedClients.Clear();
            clients.Clear();
        }
    }

    private IAmazonCodeBuild Own(IAmazonCodeBuild client)
    {
        ownedClients.Add(client);
        return client;
    }

    private AmazonCodeBuildClient CreateDefault() =>
        options.Region is null ? new() : new(new AmazonCodeBuildConfig { RegionEndpoint = RegionEndpoint.GetBySystemName(options.Region) });

    private AmazonCodeBuildClient Create(string? account, string? region)
    {
        var defaultConfig = GetClient(null, null).Config;
        var credentials = options.Credentials ?? defaultConfig?.DefaultAWSCredentials;
        if (account is not null)
        {
            if (!options.Roles.TryGetValue(account, out var role))
            {
                throw new ArgumentException("The options have no role for this account.", nameof(account));
            }

            credentials = new AssumeRoleAWSCredentials(
                credentials ?? DefaultAWSCredentialsIdentityResolver.GetCredentials(defaultConfig), role, RoleSessionName);
        }

        var config = CreateConfig(defaultConfig, region);
        return credentials is null ? new(config) : new(credentials, config);
    }

    private static AmazonCodeBuildConfig CreateConfig(IClientConfig? source, string? region)
    {
        var config = new AmazonCodeBuildConfig();
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

        if (source?.ServiceURL is { Length: > 0 } url)
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
