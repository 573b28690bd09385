using CodeCommitEvents.Building;

namespace CodeCommitEvents.Tool;

/// <summary>
/// The claims of builds that this program starts. The claims of notifications stay in memory, because this program sends none: a claim in the table would say that they were
/// sent.
/// </summary>
/// <param name="builds">The claims of builds, which all programs share.</param>
/// <param name="startsAgain">Whether a build starts again that was started before.</param>
internal sealed class BuildClaims(IBuildClaimStore builds, bool startsAgain = false) : IBuildClaimStore
{
    private readonly InMemoryBuildClaimStore notifications = new();

    /// <summary>The claims that this process has acquired. If a payload occurs twice, its build starts again only once.</summary>
    private readonly HashSet<string> own = new(StringComparer.Ordinal);

    public async Task<BuildClaim> AcquireAsync(BuildClaimRequest request, CancellationToken cancellationToken = default)
    {
        if (request.ChannelName is not null)
        {
            return await notifications.AcquireAsync(request, cancellationToken);
        }

        if (!startsAgain || !own.Add(request.Key))
        {
            return await builds.AcquireAsync(request, cancellationToken);
        }

        await builds.ForgetAsync(request.Key, cancellationToken);

        // Without a claim to forget, CodeBuild can still know the token of the earlier build.
        return await builds.AcquireAsync(request, cancellationToken) with { WasForgotten = true };
    }

    public Task CompleteAsync(BuildClaim claim, StartedBuild build, CancellationToken cancellationToken = default) => Of(claim).CompleteAsync(claim, build, cancellationToken);

    public Task ReleaseAsync(BuildClaim claim, bool mayHaveStarted, CancellationToken cancellationToken = default) => Of(claim).ReleaseAsync(claim, mayHaveStarted, cancellationToken);

    public Task<BuildClaim?> FindAsync(string key, CancellationToken cancellationToken = default) => builds.FindAsync(key, cancellationToken);

    public Task<bool> ForgetAsync(string key, CancellationToken cancellationToken = default) => builds.ForgetAsync(key, cancellationToken);

    public Task<StartedBuild?> SupersedeAsync(string group, ChangeMoment change, StartedBuild build, CancellationToken cancellationToken = default) =>
        builds.SupersedeAsync(group, change, build, cancellationToken);

    private IBuildClaimStore Of(BuildClaim claim) => claim.ChannelName is null ? builds : notifications;
}
