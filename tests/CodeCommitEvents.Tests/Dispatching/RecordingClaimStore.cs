using CodeCommitEvents.Building;

namespace CodeCommitEvents.Tests.Dispatching;

/// <summary>Records the claims that <c>AcquireAsync</c> returns.</summary>
internal sealed class RecordingClaimStore(IBuildClaimStore claims) : IBuildClaimStore
{
    public List<BuildClaim> Acquired { get; } = [];

    /// <summary>Called before a claim is acquired.</summary>
    public Action? Acquiring { get; init; }

    public async Task<BuildClaim> AcquireAsync(BuildClaimRequest request, CancellationToken cancellationToken = default)
    {
        Acquiring?.Invoke();
        var claim = await claims.AcquireAsync(request, cancellationToken);
        Acquired.Add(claim);
        return claim;
    }

    public Task CompleteAsync(BuildClaim claim, StartedBuild build, CancellationToken cancellationToken = default) =>
        claims.CompleteAsync(claim, build, cancellationToken);

    public Task ReleaseAsync(BuildClaim claim, bool mayHaveStarted, CancellationToken cancellationToken = default) =>
        claims.ReleaseAsync(claim, mayHaveStarted, cancellationToken);

    public Task<BuildClaim?> FindAsync(string key, CancellationToken cancellationToken = default) => claims.FindAsync(key, cancellationToken);

    public Task<bool> ForgetAsync(string key, CancellationToken cancellationToken = default) => claims.ForgetAsync(key, cancellationToken);

    public Task<StartedBuild?> SupersedeAsync(string group, ChangeMoment change, StartedBuild build, CancellationToken cancellationToken = default) =>
        claims.SupersedeAsync(group, change, build, cancellationToken);
}
