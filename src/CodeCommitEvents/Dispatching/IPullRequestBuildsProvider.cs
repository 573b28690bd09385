using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;

namespace CodeCommitEvents.Dispatching;

/// <summary>Provides the builds of a pull request, as the build service knows them now. A provider must be thread-safe.</summary>
public interface IPullRequestBuildsProvider
{
    /// <summary>Returns the builds of a project, or its batch builds, for the pull request of a build.</summary>
    /// <param name="build">
    /// A build of the pull request, with its <see cref="BuildOutcome.Cause"/>. The builds are those of its account and region whose cause has the same
    /// pull request and the same repository.
    /// </param>
    /// <param name="projectName">The name of the project, which can be another one than that of the build.</param>
    /// <param name="isBatch">Whether the batch builds of the project are returned. Otherwise, builds that belong to a batch build are left out.</param>
    /// <param name="since">Builds that were started earlier are not needed. Null if that is unknown.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>
    /// The builds: running and ended ones, in any order. Old builds can be missing, newer ones cannot. Null if the builds are unknown, and a repetition does
    /// not help. After an exception, the notification is sent again.
    /// </returns>
    Task<ValueList<BuildOutcome>?> GetBuildsAsync(BuildOutcome build, string projectName, bool isBatch, DateTimeOffset? since, CancellationToken cancellationToken = default);
}
