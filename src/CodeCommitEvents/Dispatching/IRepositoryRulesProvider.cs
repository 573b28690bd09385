using CodeCommitEvents.Events;

namespace CodeCommitEvents.Dispatching;

/// <summary>
/// Provides the files with rules that repositories contain. <c>CodeCommitRepositoryRules</c> of the package <c>CodeCommitEvents.CodeCommit</c> asks
/// CodeCommit.
/// </summary>
/// <remarks>
/// <para>The dispatcher calls the provider at most once for an event, and only about repositories that a policy names
/// (<see cref="BuildDispatcherOptions.RepositoryRulesPolicies"/>). A provider must be thread-safe.</para>
/// <para>A provider never returns a file from the source branch of a pull request, or from another branch to which everybody may push: whoever can
/// change the file decides which of the allowed builds start. Everybody who can push a branch can also open a pull request into it.</para>
/// </remarks>
public interface IRepositoryRulesProvider
{
    /// <summary>Returns the file for an event.</summary>
    /// <param name="serviceEvent">The event. It is about a repository.</param>
    /// <param name="isProtected">
    /// Whether the policy names a branch, by its short name, as protected (<see cref="RepositoryRulesPolicy.ProtectedBranches"/>). Then, the file
    /// for a pull request into the branch is that of the branch. For everything else, the file is that of the default branch.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>
    /// The file. For the same file in the same commit, return the same instance: the dispatcher reads the rules of an instance once. Null if the
    /// repository has no such file. If the file can never be read, for example because a permission is missing, return one with a
    /// <see cref="RepositoryRulesFile.Problem"/>: the event is then dispatched without it, and its builds are not known to be complete.
    /// </returns>
    /// <exception cref="Exception">
    /// The file could not be read this time. The rules of the dispatcher are used, and the event has a failure
    /// (<see cref="DispatchedEvent.HasFailures"/>), so that it is delivered again.
    /// </exception>
    Task<RepositoryRulesFile?> GetFileAsync(ServiceEvent serviceEvent, Func<string, bool> isProtected, CancellationToken cancellationToken = default);
}
