using Amazon.Runtime;
using CodeCommitEvents;
using CodeCommitEvents.Building;
using CodeCommitEvents.CodeBuild;

namespace Replay;

/// <summary>Creates a starter that starts nothing, or a starter that starts builds in CodeBuild.</summary>
internal static class Starters
{
    /// <exception cref="AmazonClientException">The SDK finds no region.</exception>
    public static IBuildStarter Of(ReplayOptions options) => options.StartsBuilds ? new CodeBuildStarter(Clients.CodeBuild(options.Endpoint)) : new DryRunBuildStarter();
}
