using CodeCommitEvents.Events;
using CodeCommitEvents.Shared.Aws;

namespace CodeCommitEvents.CodeBuild;

/// <summary>The account and region of a build. Null means the account or region of the default client.</summary>
internal readonly record struct BuildTarget(string? Account, string? Region)
{
    /// <summary>Returns the account and region of a build that exists. Null if no client can be in its region.</summary>
    public static BuildTarget? Of(Arn build, CodeBuildStarterOptions options, ICodeBuildClientProvider clients)
    {
        var account = build.Account is { } named && options.Roles.ContainsKey(named) ? named : null;
        var defaultRegion = EventRegion.Of(clients.GetClient(null, null).Config);
        return build.Region is not { } region || region == defaultRegion ? new BuildTarget(account, null)
            : EventRegion.IsAccepted(region, defaultRegion) ? new(account, region)
            : null;
    }

    /// <summary>Returns the account and region in which the build of a request is started.</summary>
    /// <exception cref="BuildStartException">The event is in a region in which no builds are started.</exception>
    public static BuildTarget Of(BuildRequest request, CodeBuildStarterOptions options, ICodeBuildClientProvider clients)
    {
        var account = request.Account is { Length: > 0 } eventAccount && options.Roles.ContainsKey(eventAccount) ? eventAccount : null;
        var eventRegion = options.FollowEventRegion && request.Region is { Length: > 0 } named ? named : null;
        var region = eventRegion ?? options.Region;
        if (region is null)
        {
            return new(account, null);
        }

        var defaultRegion = EventRegion.Of(clients.GetClient(null, null).Config);
        if (eventRegion is not null && !EventRegion.IsAccepted(eventRegion, defaultRegion))
        {
            throw new AwsFailure("the region of the event is not a region that the SDK knows in the partition of the client", IsTransient: false)
                .ToException(request.ProjectName, null);
        }

        return new(account, region == defaultRegion ? null : region);
    }
}
