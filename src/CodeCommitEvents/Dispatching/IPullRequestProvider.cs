using CodeCommitEvents.Events;

namespace CodeCommitEvents.Dispatching;

/// <summary>
/// Provides the pull request of a comment as it is now, for commands in comments: the event of a comment contains neither its branches nor its revision.
/// <c>CodeCommitPullRequests</c> of the package <c>CodeCommitEvents.CodeCommit</c> asks CodeCommit.
/// </summary>
/// <remarks>The dispatcher calls the provider at most once for an event, and only if a rule runs a command that needs the pull request. A provider must be thread-safe.</remarks>
public interface IPullRequestProvider
{
    /// <summary>Returns the pull request of a comment.</summary>
    /// <param name="comment">The event of the comment.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>
    /// The event that created the newest revision, with the pull request as it is now: a <see cref="PullRequestSourceBranchUpdatedEvent"/> if the source branch
    /// got commits since the pull request was opened, and otherwise a <see cref="PullRequestCreatedEvent"/>. The rules are evaluated for this event. A closed
    /// pull request has the status <see cref="PullRequestStatus.Closed"/>. Null if the pull request is unknown, and a repetition does not help. After an
    /// exception, the event fails and is delivered again.
    /// </returns>
    Task<PullRequestEvent?> GetPullRequestAsync(PullRequestCommentEvent comment, CancellationToken cancellationToken = default);
}
