using CodeCommitEvents.Building;

namespace CodeCommitEvents.Tests.Dispatching;

/// <summary>A store that remembers nothing: every claim can be acquired.</summary>
internal sealed class ForgetfulClaimStore : IBuildClaimStore
{
    public Task<BuildClaim> AcquireAsync(string key, CancellationToken cancellationToken = default) =>
        Task.FromResult(new BuildClaim { Key = key, State = BuildClaimState.Acquired, Holder = "everybody" });

    public Task CompleteAsync(BuildClaim claim, StartedBuild build, CancellationToken cancellationToken = default) => Task.CompletedTask;

    public Task ReleaseAsync(BuildClaim claim, bool mayHaveStarted, CancellationToken cancellationToken = default) => Task.CompletedTask;

    public Task<StartedBuild?> SupersedeAsync(string group, DateTimeOffset eventTime, StartedBuild build, CancellationToken cancellationToken = default) =>
        Task.FromResult<StartedBuild?>(null);
}
