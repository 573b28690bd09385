namespace CodeCommitEvents.Building;

/// <summary>
/// Stores which builds were started, so that each build is started only once. A claim is acquired before its build is started,
/// and completed or released afterwards. Notifications are claimed in the same way: the claim of a notification is completed with a
/// <see cref="StartedBuild"/> whose id is the id of the sent message. A store must be thread-safe, and all processes that start the same builds must share it.
/// </summary>
/// <remarks>
/// A claim is held for a limited time, the lease. If the holder crashes, another process can acquire the claim when the lease has
/// ended. The lease must be shorter than the five minutes for which CodeBuild remembers an idempotency token. Then, if the crashed
/// process has started the build, CodeBuild returns that build to the next attempt and does not start another one. For other services,
/// see <see cref="IBuildStarter.TokenLifetime"/>.
/// </remarks>
public interface IBuildClaimStore
{
    /// <summary>Acquires the claim for a build, unless it is held or completed.</summary>
    /// <param name="request">The key of the claim, and what the claim is for.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The claim. <see cref="BuildClaim.State"/> says whether the claim was acquired.</returns>
    Task<BuildClaim> AcquireAsync(BuildClaimRequest request, CancellationToken cancellationToken = default);

    /// <summary>Stores the build of an acquired claim. Does nothing if another process has acquired the claim in the meantime.</summary>
    /// <param name="claim">The claim that <see cref="AcquireAsync"/> returned.</param>
    /// <param name="build">The build that was started.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task CompleteAsync(BuildClaim claim, StartedBuild build, CancellationToken cancellationToken = default);

    /// <summary>
    /// Ends an acquired claim without a build, so that the claim can be acquired again immediately. Does nothing if another process
    /// has acquired the claim in the meantime.
    /// </summary>
    /// <param name="claim">The claim that <see cref="AcquireAsync"/> returned.</param>
    /// <param name="mayHaveStarted">
    /// Whether the build may have been started. If true, the next claim for the key has the state
    /// <see cref="BuildClaimState.AcquiredExpired"/> and the same <see cref="BuildClaim.FirstAcquired"/>. If false, the claim is deleted.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task ReleaseAsync(BuildClaim claim, bool mayHaveStarted, CancellationToken cancellationToken = default);

    /// <summary>Reads a claim without acquiring it.</summary>
    /// <param name="key">The key of the claim: <see cref="DispatchedBuild.ClaimKey"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The claim, as a process sees it that does not hold the claim. Null if there is none.</returns>
    Task<BuildClaim?> FindAsync(string key, CancellationToken cancellationToken = default);

    /// <summary>
    /// Forgets a claim, so that the next delivery of the change starts its build again. The next claims for the key have
    /// <see cref="BuildClaim.WasForgotten"/>, so that the build gets another token. A process that holds the claim cannot complete it any
    /// more.
    /// </summary>
    /// <param name="key">The key of the claim: <see cref="DispatchedBuild.ClaimKey"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Whether there was a claim.</returns>
    Task<bool> ForgetAsync(string key, CancellationToken cancellationToken = default);

    /// <summary>
    /// Records a build of a group and returns the build to stop. If it cannot be decided which of two changes is newer, neither build is
    /// stopped, and the build that was recorded first stays the newest. A repeated call returns the same result.
    /// </summary>
    /// <param name="group">The key of the group: a pull request or reference together with a rule and a project.</param>
    /// <param name="change">When the change happened that the build is for.</param>
    /// <param name="build">The build.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>
    /// The build to stop: the previous build of the group. If the change of <paramref name="build"/> is older than the change of the newest
    /// build, or if a newer build has already replaced <paramref name="build"/>, the result is <paramref name="build"/> itself. Null if
    /// there is no build to stop.
    /// </returns>
    Task<StartedBuild?> SupersedeAsync(string group, ChangeMoment change, StartedBuild build, CancellationToken cancellationToken = default);
}
