using Amazon;
using Amazon.CloudWatchLogs;
using Amazon.CodeBuild;
using Amazon.Runtime;
using CodeCommitEvents.Shared.Aws.Clients;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents.CodeBuild;

/// <summary>
/// Provides a default client. Creates a client for each other account and region when it is first needed, with the settings of the
/// default client (retries, timeout, proxy, endpoints). A client for another account assumes the role of that account in
/// <see cref="CodeBuildStarterOptions.Roles"/>.
/// </summary>
public sealed class CodeBuildClientProvider : ICodeBuildClientProvider, ICloudWatchLogsClientProvider, IDisposable
{
    private readonly ClientCache<IAmazonCodeBuild> clients;
    private readonly ClientCache<IAmazonCloudWatchLogs> logsClients;
    private readonly CodeBuildStarterOptions options;

    /// <summary>Creates a provider.</summary>
    /// <param name="client">
    /// The default client. The provider does not dispose it. Default: null, which means that the provider creates a client with the
    /// SDK's default settings, in the region of the options if they have one.
    /// </param>
    /// <param name="options">The options. They are copied. Default: null, which means the defaults of <see cref="CodeBuildStarterOptions"/>.</param>
    /// <param name="logsClient">
    /// The default client for logs. The provider does not dispose it. Default: null, which means that the provider creates a client when the first log
    /// is read, with the settings of the default client, except its <c>ServiceURL</c>.
    /// </param>
    /// <exception cref="OptionsValidationException">An option is invalid. The exception lists every error.</exception>
    public CodeBuildClientProvider(IAmazonCodeBuild? client = null, CodeBuildStarterOptions? options = null, IAmazonCloudWatchLogs? logsClient = null)
        : this(() => client, () => logsClient, options ?? new())
    {
    }

    internal CodeBuildClientProvider(Func<IAmazonCodeBuild?> getDefaultClient, Func<IAmazonCloudWatchLogs?> getDefaultLogsClient, CodeBuildStarterOptions options)
    {
        clients = new(getDefaultClient, Create);
        logsClients = new(getDefaultLogsClient, CreateLogs);
        this.options = new CodeBuildStarterOptionsValidator().Check(options).Copy();
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException"><see cref="CodeBuildStarterOptions.Roles"/> has no role for <paramref name="account"/>.</exception>
    public IAmazonCodeBuild GetClient(string? account, string? region) => clients.Get(account, region);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException"><see cref="CodeBuildStarterOptions.Roles"/> has no role for <paramref name="account"/>.</exception>
    public IAmazonCloudWatchLogs GetLogsClient(string? account, string? region) => logsClients.Get(account, region);

    /// <summary>Disposes the clients that this provider has created.</summary>
    public void Dispose()
    {
        clients.Dispose();
        logsClients.Dispose();
    }

    private AmazonCodeBuildClient Create(string? account, string? region)
    {
        if (account is null && region is null)
        {
            return options.Region is null ? new() : new(new AmazonCodeBuildConfig { RegionEndpoint = RegionEndpoint.GetBySystemName(options.Region) });
        }

        var defaultConfig = GetClient(null, null).Config;
        var credentials = CredentialsFor(account, defaultConfig);
        var config = ClientSettings.Copy<AmazonCodeBuildConfig>(defaultConfig, region, withServiceUrl: true);
        return credentials is null ? new(config) : new(credentials, config);
    }

    private AmazonCloudWatchLogsClient CreateLogs(string? account, string? region)
    {
        var defaultConfig = GetClient(null, null).Config;
        var credentials = CredentialsFor(account, defaultConfig);
        var config = ClientSettings.Copy<AmazonCloudWatchLogsConfig>(defaultConfig, region ?? EventRegion.Of(defaultConfig), withServiceUrl: false);
        return credentials is null ? new(config) : new(credentials, config);
    }

    private AWSCredentials? CredentialsFor(string? account, IClientConfig? defaultConfig) => RoleCredentials.For(account, options.Roles, options.Credentials, defaultConfig);
}
