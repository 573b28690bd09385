namespace CodeCommitEvents.Building;

/// <summary>
/// Remembers which builds were started, so that each cause starts its build once: a claim is taken before the start, and
/// keeps the result behind it. It is called by several threads at once, and shared by all that start the same builds.
/// </summary>
/// <remarks>
/// A claim is taken for a lease. A holder that crashes loses it when the lease ends, and the next one takes it over. The
/// lease is shorter than the five minutes for which CodeBuild remembers an idempotency token, so that CodeBuild itself
/// answers a takeover with the build that the crashed holder may have started.
/// </remarks>
public interface IBuildClaimStore
{
    /// <summary>Takes the claim for a build, if nobody has it.</summary>
    /// <param name="key">The build's cause, rule and project: <see cref="BuildRequest.IdempotencyToken"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The claim; or whose it is, or what came of it.</returns>
    Task<BuildClaim> AcquireAsync(string key, CancellationToken cancellationToken = default);

    /// <summary>Keeps what came of a claim, until it is forgotten. A claim that somebody else has taken over meanwhile is theirs.</summary>
    /// <param name="claim">The claim, as <see cref="AcquireAsync"/> gave it.</param>
    /// <param name="build">The build that was started.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task CompleteAsync(BuildClaim claim, StartedBuild build, CancellationToken cancellationToken = default);

    /// <summary>
    /// Gives a claim back, so that the next one can take it at once. A claim that somebody else has taken over meanwhile is
    /// theirs.
    /// </summary>
    /// <param name="claim">The claim, as <see cref="AcquireAsync"/> gave it.</param>
    /// <param name="mayHaveStarted">
    /// Whether the build may have been started all the same: then the next one takes the claim over, with the moment at which
    /// it was first taken, instead of finding none.
    /// </param>
    /// <param name="cancellationToken">Gives up.</param>
    Task ReleaseAsync(BuildClaim claim, bool mayHaveStarted, CancellationToken cancellationToken = default);

    /// <summary>
    /// Says that a build was started in a group of which only the newest one matters, and which build of the group it makes
    /// superfluous. Of two moments that are the same the one that is said later is newer. Said again, the answer is the same.
    /// </summary>
    /// <param name="group">The group: the pull request or reference, with the rule and the project.</param>
    /// <param name="moment">The moment of the change that the build is for.</param>
    /// <param name="build">The build.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>
    /// The build before; this one where it is of an older change than the newest, or has been replaced already; null where it
    /// is the first.
    /// </returns>
    Task<StartedBuild?> SupersedeAsync(string group, DateTimeOffset moment, StartedBuild build, CancellationToken cancellationToken = default);
}
