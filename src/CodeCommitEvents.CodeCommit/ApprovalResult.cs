using Amazon.CodeCommit;
using Amazon.CodeCommit.Model;
using CodeCommitEvents.Notifying;
using CodeCommitEvents.Shared.Aws.Clients;

namespace CodeCommitEvents.CodeCommit;

/// <summary>Which revision of which pull request a build can approve, and why it can approve none.</summary>
internal static class ApprovalResult
{
    /// <summary>Returns the revision of a build. The revision is null if it is not the newest one of an open pull request.</summary>
    public static (Revision? Revision, string WhyNone) RevisionOf(PullRequest? pullRequest, BuildOutcome build)
    {
        if (pullRequest?.PullRequestStatus == PullRequestStatusEnum.CLOSED)
        {
            return (null, "it is closed");
        }

        var repository = build.Cause!.Repository;
        if (pullRequest?.PullRequestTargets?.Find(target => target.RepositoryName == repository) is not { SourceCommit: { Length: > 0 } commit } || string.IsNullOrEmpty(pullRequest.RevisionId))
        {
            return (null, "the repository of the build has no such pull request");
        }

        var revision = new Revision(pullRequest.RevisionId, repository!, commit, SdkTime.Of(pullRequest.CreationDate));
        return revision.Caused(build) || revision.MayHaveCaused(build) ? (revision, "") : (null, "the build is of another revision, there is a newer push");
    }

    /// <summary>Returns why CodeCommit does not take an approval of this identity, which somebody must mend. Null for any other exception.</summary>
    public static string? WhyNotPossible(AmazonCodeCommitException exception) => exception switch
    {
        PullRequestCannotBeApprovedByAuthorException => "the identity that approves is its author",
        MaximumNumberOfApprovalsExceededException => "it has the maximum number of approvals",
        _ => null,
    };

    /// <summary>Returns why there is nothing to approve any more. Null for any other exception.</summary>
    public static string? WhyNothingToDo(AmazonCodeCommitException exception) => exception switch
    {
        RevisionNotCurrentException => "there is a newer push",
        PullRequestAlreadyClosedException => "it is closed",
        PullRequestDoesNotExistException or InvalidPullRequestIdException => "it does not exist in the account and region that was asked",
        _ => null,
    };
}
