using Amazon.CodeCommit;
using Amazon.CodeCommit.Model;

namespace CodeCommitEvents.CodeCommit;

/// <summary>
/// Calls of CodeCommit about one pull request, its comments and its approvals. A call that failed transiently is repeated: a call that posts a comment has
/// a token, and an update or an approval that is repeated changes nothing.
/// </summary>
internal sealed class PullRequestCalls(IAmazonCodeCommit client, string pullRequestId, TimeProvider time, CancellationToken cancellationToken)
{
    /// <summary>The largest page that CodeCommit returns.</summary>
    private const int PageSize = 500;

    /// <exception cref="AmazonCodeCommitException">CodeCommit refused the call.</exception>
    public async Task<PullRequest?> GetAsync() =>
        (await CallAsync(token => client.GetPullRequestAsync(new() { PullRequestId = pullRequestId }, token)).ConfigureAwait(false)).PullRequest;

    /// <summary>Returns the comments of all revisions, with their replies, from all pages.</summary>
    /// <exception cref="AmazonCodeCommitException">CodeCommit refused the call.</exception>
    public async Task<List<Comment>> GetCommentsAsync()
    {
        var comments = new List<Comment>();
        await foreach (var page in Pages.ReadAsync(GetCommentsAsync, static page => page.NextToken).ConfigureAwait(false))
        {
            foreach (var thread in page.CommentsForPullRequestData ?? [])
            {
                comments.AddRange(thread.Comments ?? []);
            }
        }

        return comments;
    }

    /// <summary>Posts a comment on the changes of the pull request.</summary>
    /// <exception cref="AmazonCodeCommitException">CodeCommit refused the call.</exception>
    public async Task<Comment?> PostAsync(PullRequestTarget target, string content, string requestToken)
    {
        // CodeCommit names the tip of the destination "before", and the tip of the source "after".
        var request = new PostCommentForPullRequestRequest
        {
            PullRequestId = pullRequestId,
            RepositoryName = target.RepositoryName,
            BeforeCommitId = target.DestinationCommit,
            AfterCommitId = target.SourceCommit,
            Content = content,
            ClientRequestToken = requestToken,
        };
        return (await CallAsync(token => client.PostCommentForPullRequestAsync(request, token)).ConfigureAwait(false)).Comment;
    }

    /// <summary>Posts a reply to a comment.</summary>
    /// <exception cref="AmazonCodeCommitException">CodeCommit refused the call.</exception>
    public async Task<Comment?> ReplyAsync(string commentId, string content, string requestToken) => (await CallAsync(token => client.PostCommentReplyAsync(
        new() { InReplyTo = commentId, Content = content, ClientRequestToken = requestToken }, token)).ConfigureAwait(false)).Comment;

    /// <summary>Replaces the content of a comment.</summary>
    /// <exception cref="AmazonCodeCommitException">CodeCommit refused the call, for example because another identity wrote the comment.</exception>
    public async Task<Comment?> UpdateAsync(string commentId, string content) => (await CallAsync(
        token => client.UpdateCommentAsync(new() { CommentId = commentId, Content = content }, token)).ConfigureAwait(false)).Comment;

    /// <summary>Whether anybody approves a revision.</summary>
    /// <exception cref="AmazonCodeCommitException">CodeCommit refused the call.</exception>
    public async Task<bool> IsApprovedAsync(string revision)
    {
        var request = new GetPullRequestApprovalStatesRequest { PullRequestId = pullRequestId, RevisionId = revision };
        var response = await CallAsync(token => client.GetPullRequestApprovalStatesAsync(request, token)).ConfigureAwait(false);
        return response.Approvals?.Exists(static approval => approval.ApprovalState == ApprovalState.APPROVE) == true;
    }

    /// <summary>Approves a revision, or withdraws the approval of the identity of the client.</summary>
    /// <exception cref="AmazonCodeCommitException">CodeCommit refused the call, for example because the pull request has a newer revision.</exception>
    public Task UpdateApprovalAsync(string revision, ApprovalState state)
    {
        var request = new UpdatePullRequestApprovalStateRequest { PullRequestId = pullRequestId, RevisionId = revision, ApprovalState = state };
        return CallAsync(token => client.UpdatePullRequestApprovalStateAsync(request, token));
    }

    /// <summary>Waits before the comments are read again.</summary>
    public Task PauseAsync(int attempt) => RepeatedCall.PauseAsync(attempt, time, cancellationToken);

    private Task<GetCommentsForPullRequestResponse> GetCommentsAsync(string? page) => CallAsync(
        token => client.GetCommentsForPullRequestAsync(new() { PullRequestId = pullRequestId, MaxResults = PageSize, NextToken = page }, token));

    private Task<TResponse> CallAsync<TResponse>(Func<CancellationToken, Task<TResponse>> call) => RepeatedCall.RunAsync(call, time, cancellationToken);
}
