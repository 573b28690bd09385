using CodeCommitEvents.Building;

namespace CodeCommitEvents.Benchmarks.Dispatching;

/// <summary>Grants every claim, so that a payload can be dispatched any number of times.</summary>
internal sealed class FreshClaims : IBuildClaimStore
{
    public Task<BuildClaim> AcquireAsync(BuildClaimRequest request, CancellationToken cancellationToken = default) =>
        Task.FromResult(new BuildClaim { Key = request.Key, State = BuildClaimState.Acquired });

    public Task CompleteAsync(BuildClaim claim, StartedBuild build, CancellationToken cancellationToken = default) => Task.CompletedTask;

    public Task ReleaseAsync(BuildClaim claim, bool mayHaveStarted, CancellationToken cancellationToken = default) => Task.CompletedTask;

    public Task<BuildClaim?> FindAsync(string key, CancellationToken cancellationToken = default) => Task.FromResult<BuildClaim?>(null);

    public Task<bool> ForgetAsync(string key, CancellationToken cancellationToken = default) => Task.FromResult(false);

    public Task<StartedBuild?> SupersedeAsync(string group, ChangeMoment change, StartedBuild build, CancellationToken cancellationToken = default) => Task.FromResult<StartedBuild?>(null);
}
