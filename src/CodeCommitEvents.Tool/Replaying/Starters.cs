using Amazon.Runtime;
using CodeCommitEvents.Building;
using CodeCommitEvents.CodeBuild;

namespace CodeCommitEvents.Tool;

/// <summary>Creates a starter that starts nothing, or a starter that starts builds in CodeBuild.</summary>
internal static class Starters
{
    /// <exception cref="AmazonClientException">The SDK finds no region.</exception>
    public static IBuildStarter Of(bool startsBuilds, Uri? endpoint) => startsBuilds ? new CodeBuildStarter(Clients.CodeBuild(endpoint)) : new DryRunBuildStarter();
}
