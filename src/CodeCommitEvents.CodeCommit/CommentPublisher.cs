using Amazon.CodeCommit;
using Amazon.CodeCommit.Model;

namespace CodeCommitEvents.CodeCommit;

/// <summary>Writes the comment of a project on a pull request: finds it, and updates it or posts it.</summary>
/// <param name="calls">The calls about the pull request.</param>
/// <param name="author">The identity of this process.</param>
/// <param name="repository">The repository of the pull request.</param>
internal sealed class CommentPublisher(PullRequestCalls calls, CommentAuthor author, string? repository)
{
    /// <summary>How often the comments are read if CodeCommit has a comment that is not in the list.</summary>
    private const int Rounds = 3;

    private const string Deleted = "somebody deleted the comment";

    private List<Comment> comments = [];

    /// <summary>Writes the comment, unless it shows a newer build.</summary>
    /// <param name="marker">The marker of the comment.</param>
    /// <param name="content">The content.</param>
    /// <param name="mustBeOwn">Whether a comment that has the content already must be known to be a comment of this identity.</param>
    public async Task<CommentResult> WriteAsync(CommentMarker marker, string content, bool mustBeOwn)
    {
        for (var round = 1; round <= Rounds; round++)
        {
            comments = await calls.GetCommentsAsync().ConfigureAwait(false);
            var others = new List<string>();
            foreach (var comment in comments.Where(comment => string.IsNullOrEmpty(comment.InReplyTo) && IsMarked(comment, marker)))
            {
                if (await UpdateAsync(comment, marker, content, mustBeOwn).ConfigureAwait(false) is { } result)
                {
                    return result;
                }

                others.Add(comment.CommentId);
            }

            if (await PostAsync(content, marker.RequestToken(others)).ConfigureAwait(false) is { } posted)
            {
                return posted;
            }

            // Another process has posted the comment since the list was read.
            await calls.PauseAsync(round).ConfigureAwait(false);
        }

        return CommentResult.NotWritten(Deleted);
    }

    /// <summary>Answers the comment of a command in its thread, unless there is such an answer.</summary>
    /// <param name="commentId">The id of the comment.</param>
    /// <param name="threadId">The id of the comment to which the answer is a reply.</param>
    /// <param name="marker">The marker of the answer.</param>
    /// <param name="content">The content of the answer.</param>
    public async Task<CommentResult> AnswerAsync(string commentId, string threadId, CommentMarker marker, string content)
    {
        comments = await calls.GetCommentsAsync().ConfigureAwait(false);
        return comments.Exists(comment => comment.CommentId == commentId && comment.Deleted == true)
            ? CommentResult.NotWritten(Deleted)
            : await ReplyAsync(threadId, marker, content).ConfigureAwait(false);
    }

    /// <summary>Replies to the comment, unless there is such a reply.</summary>
    public async Task<CommentResult> ReplyAsync(string commentId, CommentMarker marker, string content)
    {
        if (comments.Find(comment => comment.InReplyTo == commentId && IsMarked(comment, marker) && !author.DidNotWrite(comment)) is { } existing)
        {
            return CommentResult.Written(existing.CommentId);
        }

        try
        {
            var posted = await calls.ReplyAsync(commentId, content, marker.RequestToken([])).ConfigureAwait(false);
            author.Learn(posted);
            return CommentResult.Written(posted?.CommentId);
        }
        catch (IdempotencyParameterMismatchException)
        {
            // Another process has posted the reply since the list was read.
            return CommentResult.Written(commentId);
        }
    }

    /// <summary>Updates a comment. Null if another identity wrote it.</summary>
    /// <exception cref="CommentDeletedException">Somebody deleted the comment.</exception>
    private async Task<CommentResult?> UpdateAsync(Comment comment, CommentMarker marker, string content, bool mustBeOwn)
    {
        if (author.DidNotWrite(comment))
        {
            return null;
        }

        // Anybody can write a comment with a marker. Only an update shows who wrote it, so a comment that must be kept is updated with its own content.
        var isNewer = CommentMarker.Read(comment.Content)?.IsNewerThan(marker) == true;
        var result = isNewer ? CommentResult.NotWritten("the comment shows a newer build, or the end of this build", comment.CommentId) : CommentResult.Written(comment.CommentId);
        var isSame = comment.Content == content;
        if (author.Wrote(comment) ? isNewer || isSame : isSame && !mustBeOwn)
        {
            return result;
        }

        try
        {
            author.Learn(await calls.UpdateAsync(comment.CommentId, isNewer ? comment.Content : content).ConfigureAwait(false));
            return result;
        }
        catch (CommentNotCreatedByCallerException)
        {
            return null;
        }
    }

    /// <summary>Posts the comment. Null if there is a comment with the same token and another content.</summary>
    private async Task<CommentResult?> PostAsync(string content, string requestToken)
    {
        var pullRequest = await calls.GetAsync().ConfigureAwait(false);
        if (pullRequest?.PullRequestTargets?.Find(target => repository is null || target.RepositoryName == repository) is not { } target)
        {
            return CommentResult.NotWritten("the repository of the build has no such pull request");
        }

        if (pullRequest.PullRequestStatus == PullRequestStatusEnum.CLOSED)
        {
            return CommentResult.NotWritten("the pull request is closed");
        }

        try
        {
            var posted = await calls.PostAsync(target, content, requestToken).ConfigureAwait(false);
            author.Learn(posted);
            return posted?.Deleted == true ? CommentResult.NotWritten(Deleted) : CommentResult.Written(posted?.CommentId);
        }
        catch (IdempotencyParameterMismatchException)
        {
            return null;
        }
    }

    private static bool IsMarked(Comment comment, CommentMarker marker) => comment.ClientRequestToken == marker.Token || CommentMarker.Read(comment.Content)?.Token == marker.Token;
}
