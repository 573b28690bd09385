using Amazon.CodeCommit.Model;

namespace CodeCommitEvents.CodeCommit;

/// <summary>
/// The identity with which this process comments. It is unknown until CodeCommit has taken a comment of this process. CodeCommit tells the author in its
/// response, and lets only the author update a comment.
/// </summary>
internal sealed class CommentAuthor
{
    private volatile string? arn;

    /// <summary>Whether this identity certainly wrote the comment.</summary>
    public bool Wrote(Comment comment) => arn is { } own && comment.AuthorArn == own;

    /// <summary>Whether an identity is certainly this one.</summary>
    public bool Is(string identity) => arn == identity;

    /// <summary>Whether another identity certainly wrote the comment.</summary>
    public bool DidNotWrite(Comment comment) => arn is { } own && comment.AuthorArn != own;

    /// <summary>Learns the identity from a comment that CodeCommit has taken.</summary>
    public void Learn(Comment? comment) => arn = comment?.AuthorArn ?? arn;
}
