using CodeCommitEvents.Building;

namespace CodeCommitEvents.Tests.Dispatching;

/// <summary>No claims at all: everybody gets what he asks for.</summary>
internal sealed class ForgetfulClaims : IBuildClaimStore
{
    public Task<BuildClaim> AcquireAsync(string key, CancellationToken cancellationToken = default) =>
        Task.FromResult(new BuildClaim { Key = key, State = BuildClaimState.Acquired, Holder = "everybody" });

    public Task CompleteAsync(BuildClaim claim, StartedBuild build, CancellationToken cancellationToken = default) => Task.CompletedTask;

    public Task ReleaseAsync(BuildClaim claim, bool mayHaveStarted, CancellationToken cancellationToken = default) => Task.CompletedTask;

    public Task<StartedBuild?> SupersedeAsync(string group, DateTimeOffset moment, StartedBuild build, CancellationToken cancellationToken = default) =>
        Task.FromResult<StartedBuild?>(null);
}
