using CodeCommitEvents.Building;

namespace CodeCommitEvents.Tests.Dispatching;

/// <summary>A store that remembers nothing: every claim can be acquired.</summary>
internal sealed class ForgetfulClaimStore : IBuildClaimStore
{
    public Task<BuildClaim> AcquireAsync(BuildClaimRequest request, CancellationToken cancellationToken = default) =>
        Task.FromResult(new BuildClaim { Key = request.Key, State = BuildClaimState.Acquired, Holder = "everybody" });

    public Task CompleteAsync(BuildClaim claim, StartedBuild build, CancellationToken cancellationToken = default) => Task.CompletedTask;

    public Task ReleaseAsync(BuildClaim claim, bool mayHaveStarted, CancellationToken cancellationToken = default) => Task.CompletedTask;

    public Task<BuildClaim?> FindAsync(string key, CancellationToken cancellationToken = default) => Task.FromResult<BuildClaim?>(null);

    public Task<bool> ForgetAsync(string key, CancellationToken cancellationToken = default) => Task.FromResult(false);

    public Task<StartedBuild?> SupersedeAsync(string group, ChangeMoment change, StartedBuild build, CancellationToken cancellationToken = default) =>
        Task.FromResult<StartedBuild?>(null);
}
