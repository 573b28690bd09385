using Amazon.CodeBuild;

namespace CodeCommitEvents.CodeBuild;

/// <summary>The clients that builds are started with. It is called for each build, by several threads at once.</summary>
public interface ICodeBuildClientProvider
{
    /// <summary>The client for a place. The same one for the same place: it is not disposed by who asks.</summary>
    /// <param name="account">An account that <see cref="CodeBuildStarterOptions.Roles"/> names. Null for the starter's own.</param>
    /// <param name="region">A region, in the form of one. Null for the starter's own.</param>
    IAmazonCodeBuild GetClient(string? account, string? region);
}
