namespace CodeCommitEvents.CodeCommit;

/// <summary>How a <see cref="PullRequestCommentChannel"/> tells the end of a build.</summary>
public enum PullRequestCommentMode
{
    /// <summary>The comment of the project shows the newest build. It is updated in place.</summary>
    Update,

    /// <summary>
    /// The comment of the project shows the newest build in short. The end of each build is also a reply in the thread of the comment, with the
    /// failed tests and the end of the log. Notification rules tell people about replies, too.
    /// </summary>
    Reply,
}
