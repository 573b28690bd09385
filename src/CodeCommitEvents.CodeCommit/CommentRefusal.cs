using Amazon.CodeCommit.Model;

namespace CodeCommitEvents.CodeCommit;

/// <summary>Tells the responses of CodeCommit after which a comment can never be written.</summary>
internal static class CommentRefusal
{
    /// <summary>Returns why a comment cannot be written, and never can be. Null if the exception has another reason.</summary>
    public static string? ReasonOf(Exception exception) => exception switch
    {
        CommentDeletedException or CommentDoesNotExistException => "somebody deleted the comment",
        InvalidCommentIdException => "CodeCommit does not know the comment to which it is a reply",
        PullRequestDoesNotExistException or InvalidPullRequestIdException => "the pull request does not exist in the account and region that was asked",
        RepositoryDoesNotExistException or RepositoryNotAssociatedWithPullRequestException or InvalidRepositoryNameException => "the repository of the build has no such pull request",
        CommitDoesNotExistException or CommitIdRequiredException or InvalidCommitIdException => "a commit of the pull request does not exist any more",
        BeforeCommitIdAndAfterCommitIdAreSameException => "the source and the destination of the pull request are the same commit",
        CommentContentSizeLimitExceededException or CommentContentRequiredException => "CodeCommit refused the content of the comment",
        _ => null,
    };
}
