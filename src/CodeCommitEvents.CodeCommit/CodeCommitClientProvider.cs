using Amazon;
using Amazon.CodeCommit;
using CodeCommitEvents.Shared.Aws.Clients;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents.CodeCommit;

/// <summary>
/// Provides a default client. Creates a client for each other account and region when it is first needed, with the settings of the
/// default client (retries, timeout, proxy, endpoints). A client for another account assumes the role of that account in
/// <see cref="CodeCommitOptions.Roles"/>.
/// </summary>
public sealed class CodeCommitClientProvider : ICodeCommitClientProvider, IDisposable
{
    private readonly ClientCache<IAmazonCodeCommit> clients;
    private readonly CodeCommitOptions options;

    /// <summary>Creates a provider.</summary>
    /// <param name="client">
    /// The default client. The provider does not dispose it. Default: null, which means that the provider creates a client with the
    /// SDK's default settings when it is first needed, in the region of the options if they have one.
    /// </param>
    /// <param name="options">The options. They are copied. Default: null, which means the defaults of <see cref="CodeCommitOptions"/>.</param>
    /// <exception cref="OptionsValidationException">An option is invalid. The exception lists every error.</exception>
    public CodeCommitClientProvider(IAmazonCodeCommit? client = null, CodeCommitOptions? options = null)
        : this(() => client, options ?? new())
    {
    }

    internal CodeCommitClientProvider(Func<IAmazonCodeCommit?> getDefaultClient, CodeCommitOptions options)
    {
        clients = new(getDefaultClient, Create);
        this.options = new CodeCommitOptionsValidator().Check(options).Copy();
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException"><see cref="CodeCommitOptions.Roles"/> has no role for <paramref name="account"/>.</exception>
    public IAmazonCodeCommit GetClient(string? account, string? region) => clients.Get(account, region);

    /// <summary>Disposes the clients that this provider has created.</summary>
    public void Dispose() => clients.Dispose();

    private AmazonCodeCommitClient Create(string? account, string? region)
    {
        if (account is null && region is null)
        {
            return options.Region is null ? new() : new(new AmazonCodeCommitConfig { RegionEndpoint = RegionEndpoint.GetBySystemName(options.Region) });
        }

        var defaultConfig = GetClient(null, null).Config;
        var credentials = RoleCredentials.For(account, options.Roles, options.Credentials, defaultConfig);
        var config = ClientSettings.Copy<AmazonCodeCommitConfig>(defaultConfig, region, withServiceUrl: true);
        return credentials is null ? new(config) : new(credentials, config);
    }
}
