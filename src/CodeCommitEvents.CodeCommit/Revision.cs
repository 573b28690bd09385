using CodeCommitEvents.Notifying;

namespace CodeCommitEvents.CodeCommit;

/// <summary>The newest revision of a pull request.</summary>
/// <param name="Id">The revision id.</param>
/// <param name="Repository">The name of the repository.</param>
/// <param name="Commit">The commit of the source.</param>
/// <param name="Created">When the pull request was created. Null if unknown.</param>
internal sealed record Revision(string Id, string Repository, string Commit, DateTimeOffset? Created)
{
    /// <summary>Whether an event of the revision caused a build.</summary>
    public bool Caused(BuildOutcome build) => build.Cause?.Revision == Id;

    /// <summary>Whether a build is about the commit of the revision, but its event does not contain the revision: a comment on the pull request.</summary>
    public bool MayHaveCaused(BuildOutcome build) => build.Cause is { Revision: null } cause && cause.SourceCommit == Commit;
}
