using Amazon.CodeCommit;

namespace CodeCommitEvents.CodeCommit;

/// <summary>Provides the clients that ask CodeCommit. The provider is called for each event that needs a client, also from several threads at the same time.</summary>
public interface ICodeCommitClientProvider
{
    /// <summary>Returns the client for an account and region. The caller does not dispose it.</summary>
    /// <param name="account">An account id in <see cref="CodeCommitOptions.Roles"/>, 12 digits. Null for the account of the default client.</param>
    /// <param name="region">The name of a region, such as <c>eu-central-1</c>. Null for the region of the default client.</param>
    /// <returns>The same client for the same account and region.</returns>
    IAmazonCodeCommit GetClient(string? account, string? region);
}
