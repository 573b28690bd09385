using CodeCommitEvents.Building;

namespace CodeCommitEvents.Tests.Dispatching;

/// <summary>Remembers the claims that were asked for.</summary>
internal sealed class RecordingClaims(IBuildClaimStore claims) : IBuildClaimStore
{
    public List<BuildClaim> Taken { get; } = [];

    public async Task<BuildClaim> AcquireAsync(string key, CancellationToken cancellationToken = default)
    {
        var claim = await claims.AcquireAsync(key, cancellationToken);
        Taken.Add(claim);
        return claim;
    }

    public Task CompleteAsync(BuildClaim claim, StartedBuild build, CancellationToken cancellationToken = default) =>
        claims.CompleteAsync(claim, build, cancellationToken);

    public Task ReleaseAsync(BuildClaim claim, bool mayHaveStarted, CancellationToken cancellationToken = default) =>
        claims.ReleaseAsync(claim, mayHaveStarted, cancellationToken);

    public Task<StartedBuild?> SupersedeAsync(string group, DateTimeOffset moment, StartedBuild build, CancellationToken cancellationToken = default) =>
        claims.SupersedeAsync(group, moment, build, cancellationToken);
}
