using CodeCommitEvents.Events;
using CodeCommitEvents.Shared.Aws;
using CodeCommitEvents.Shared.Aws.Clients;

namespace CodeCommitEvents.CodeBuild;

/// <summary>The account and region of builds.</summary>
internal static class BuildTarget
{
    /// <summary>Returns the account and region of a build that exists. Null if no client can be in its region.</summary>
    public static ClientTarget? Of(Arn build, CodeBuildStarterOptions options, ICodeBuildClientProvider clients) =>
        ClientTarget.Of(build.Account, build.Region, options.Roles, clients.GetClient(null, null).Config);

    /// <summary>Returns the account and region in which the build of a request is started.</summary>
    /// <exception cref="BuildStartException">The event is in a region in which no builds are started.</exception>
    public static ClientTarget Of(BuildRequest request, CodeBuildStarterOptions options, ICodeBuildClientProvider clients) =>
        Of(request.Account, request.Region, options, clients)
            ?? throw new AwsFailure("the region of the event is not a region that the SDK knows in the partition of the client", IsTransient: false)
                .ToException(request.ProjectName, null);

    /// <summary>Returns the account and region in which the builds of an event are started. Null if no client can be in the region of the event.</summary>
    public static ClientTarget? Of(string? account, string? region, CodeBuildStarterOptions options, ICodeBuildClientProvider clients)
    {
        var config = clients.GetClient(null, null).Config;
        return options.FollowEventRegion && !string.IsNullOrEmpty(region)
            ? ClientTarget.Of(account, region, options.Roles, config)
            : new(ClientTarget.WithRole(account, options.Roles), options.Region == EventRegion.Of(config) ? null : options.Region);
    }
}
