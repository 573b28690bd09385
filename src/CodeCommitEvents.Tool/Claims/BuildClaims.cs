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
    private readonly InMemoryBuildClaimStore memory = new();

    /// <summary>The builds that start again, by the keys of their claims. If a payload occurs twice, its build starts again only once.</summary>
    private readonly Dictionary<string, BuildClaimRequest> again = new(StringComparer.Ordinal);

    public async Task<BuildClaim> AcquireAsync(BuildClaimRequest request, CancellationToken cancellationToken = default)
    {
        if (request.ChannelName is not null)
        {
            return await memory.AcquireAsync(request, cancellationToken);
        }

        if (!startsAgain)
        {
            return await builds.AcquireAsync(request, cancellationToken);
        }

        // Without the words that the claim was forgotten, CodeBuild could still know the token, and return the earlier build.
        again[request.Key] = request;
        return await memory.AcquireAsync(request, cancellationToken) with { WasForgotten = true };
    }

    /// <summary>The claim of the earlier build is replaced when the new build has started, so that it is not lost if the start fails.</summary>
    public async Task CompleteAsync(BuildClaim claim, StartedBuild build, CancellationToken cancellationToken = default)
    {
        await Of(claim).CompleteAsync(claim, build, cancellationToken);
        if (again.TryGetValue(claim.Key, out var request))
        {
            await builds.ForgetAsync(claim.Key, cancellationToken);
            await builds.CompleteAsync(await builds.AcquireAsync(request, cancellationToken), build, cancellationToken);
        }
    }

    public Task ReleaseAsync(BuildClaim claim, bool mayHaveStarted, CancellationToken cancellationToken = default) => Of(claim).ReleaseAsync(claim, mayHaveStarted, cancellationToken);

    public Task<BuildClaim?> FindAsync(string key, CancellationToken cancellationToken = default) => builds.FindAsync(key, cancellationToken);

    public Task<bool> ForgetAsync(string key, CancellationToken cancellationToken = default) => builds.ForgetAsync(key, cancellationToken);

    public Task<StartedBuild?> SupersedeAsync(string group, ChangeMoment change, StartedBuild build, CancellationToken cancellationToken = default) =>
        builds.SupersedeAsync(group, change, build, cancellationToken);

    private IBuildClaimStore Of(BuildClaim claim) => claim.ChannelName is null && !again.ContainsKey(claim.Key) ? builds : memory;
}
