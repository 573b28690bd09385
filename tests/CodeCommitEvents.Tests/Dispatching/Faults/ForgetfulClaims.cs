using CodeCommitEvents.Building;

namespace CodeCommitEvents.Tests.Dispatching;

/// <summary>No claims at all: everybody gets what he asks for.</summary>
internal sealed class ForgetfulClaims : IBuildClaims
{
    public Task<BuildClaim> TakeAsync(string key, CancellationToken cancellationToken = default) =>
        Task.FromResult(new BuildClaim { Key = key, State = BuildClaimState.Taken, Holder = "everybody" });

    public Task CompleteAsync(BuildClaim claim, StartedBuild build, CancellationToken cancellationToken = default) => Task.CompletedTask;

    public Task ReleaseAsync(BuildClaim claim, bool mayHaveStarted, CancellationToken cancellationToken = default) => Task.CompletedTask;

    public Task<StartedBuild?> SupersedeAsync(string group, DateTimeOffset moment, StartedBuild build, CancellationToken cancellationToken = default) =>
        Task.FromResult<StartedBuild?>(null);
}
