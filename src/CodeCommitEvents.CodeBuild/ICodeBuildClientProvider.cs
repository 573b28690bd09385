using Amazon.CodeBuild;

namespace CodeCommitEvents.CodeBuild;

/// <summary>Provides the clients that start builds. The starter calls the provider for each build, also from several threads at the same time.</summary>
public interface ICodeBuildClientProvider
{
    /// <summary>Returns the client for an account and region. The caller does not dispose it.</summary>
    /// <param name="account">
    /// An account id in <see cref="CodeBuildStarterOptions.Roles"/>, 12 digits. Null for the account of the default client.
    /// </param>
    /// <param name="region">The name of a region, such as <c>eu-central-1</c>. Null for the region of the default client.</param>
    /// <returns>The same client for the same account and region.</returns>
    IAmazonCodeBuild GetClient(string? account, string? region);
}
