namespace CodeCommitEvents.Building;

/// <summary>Finds builds that were started, where a starter can: after a crash it tells whether there is one already.</summary>
/// <remarks>The dispatcher asks its starter, if that is one: a starter that wraps another passes this on.</remarks>
public interface IBuildFinder
{
    /// <summary>The build that was started for a request.</summary>
    /// <param name="request">The request, with its <see cref="BuildRequest.IdempotencyToken"/>.</param>
    /// <param name="since">When it may have been started first.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The build; null where there is none.</returns>
    Task<StartedBuild?> FindAsync(BuildRequest request, DateTimeOffset since, CancellationToken cancellationToken = default);
}
