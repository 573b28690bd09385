using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;

namespace CodeCommitEvents.Dispatching;

/// <summary>Provides the builds of a pull request, as the build service knows them now. A provider must be thread-safe.</summary>
public interface IPullRequestBuildsProvider
{
    /// <summary>Returns the builds of a project, or its batch builds, for a pull request.</summary>
    /// <param name="query">The pull request and the project. The builds are those whose <see cref="BuildOutcome.Cause"/> has the same pull request and repository.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>
    /// The builds: running and ended ones, in any order. Old builds can be missing, newer ones cannot. Null if the builds are unknown, and a repetition does
    /// not help. After an exception, the event or the notification is tried again.
    /// </returns>
    Task<ValueList<BuildOutcome>?> GetBuildsAsync(PullRequestBuildsQuery query, CancellationToken cancellationToken = default);
}
