using CodeCommitEvents.Building;

namespace CodeCommitEvents.Tests.Dispatching;

/// <summary>Records the claims that <c>AcquireAsync</c> returns.</summary>
internal sealed class RecordingClaimStore(IBuildClaimStore claims) : IBuildClaimStore
{
    public List<BuildClaim> Acquired { get; } = [];

    public async Task<BuildClaim> AcquireAsync(string key, CancellationToken cancellationToken = default)
    {
        var claim = await claims.AcquireAsync(key, cancellationToken);
        Acquired.Add(claim);
        return claim;
    }

    public Task CompleteAsync(BuildClaim claim, StartedBuild build, CancellationToken cancellationToken = default) =>
        claims.CompleteAsync(claim, build, cancellationToken);

    public Task ReleaseAsync(BuildClaim claim, bool mayHaveStarted, CancellationToken cancellationToken = default) =>
        claims.ReleaseAsync(claim, mayHaveStarted, cancellationToken);

    public Task<StartedBuild?> SupersedeAsync(string group, DateTimeOffset eventTime, StartedBuild build, CancellationToken cancellationToken = default) =>
        claims.SupersedeAsync(group, eventTime, build, cancellationToken);
}
