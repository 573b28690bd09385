using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;
using CodeCommitEvents.Shared.Aws.Clients;

namespace CodeCommitEvents.CodeCommit;

/// <summary>Finds the account and the region in which CodeCommit is asked about a repository. Null if no client can be in this region.</summary>
internal static class RepositoryTarget
{
    /// <summary>Returns the account and the region of an event about the repository.</summary>
    public static ClientTarget? Of(ServiceEvent serviceEvent, CodeCommitOptions options, ICodeCommitClientProvider clients) =>
        Of(serviceEvent.Account, serviceEvent.Region, options, clients);

    /// <summary>Returns the account of a build of the repository, and the region of the source of the build if the source is the repository, else the region of the build.</summary>
    public static ClientTarget? Of(BuildOutcome build, CodeCommitOptions options, ICodeCommitClientProvider clients) =>
        Of(build.BuildArn.Account, RegionOf(build) ?? build.BuildArn.Region, options, clients);

    private static string? RegionOf(BuildOutcome build) => (build.Cause?.Repository ?? build.RepositoryName) == build.RepositoryName ? build.RepositoryRegion : null;

    private static ClientTarget? Of(string? account, string? region, CodeCommitOptions options, ICodeCommitClientProvider clients) =>
        ClientTarget.Of(account, region, options.Roles, clients.GetClient(null, null).Config);
}
