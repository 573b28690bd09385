using Amazon.CodeCommit;
using Amazon.CodeCommit.Model;

namespace CodeCommitEvents.CodeCommit;

/// <summary>
/// Calls of CodeCommit about the approval of one pull request. A call that failed transiently is repeated: to approve or revoke a revision twice has the
/// same effect as once.
/// </summary>
internal sealed class ApprovalCalls(IAmazonCodeCommit client, string pullRequestId, TimeProvider time, CancellationToken cancellationToken)
{
    /// <exception cref="AmazonCodeCommitException">CodeCommit refused the call.</exception>
    public async Task<PullRequest?> GetPullRequestAsync() =>
        (await CallAsync(token => client.GetPullRequestAsync(new() { PullRequestId = pullRequestId }, token)).ConfigureAwait(false)).PullRequest;

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
    public Task UpdateAsync(string revision, ApprovalState state)
    {
        var request = new UpdatePullRequestApprovalStateRequest { PullRequestId = pullRequestId, RevisionId = revision, ApprovalState = state };
        return CallAsync(token => client.UpdatePullRequestApprovalStateAsync(request, token));
    }

    private Task<TResponse> CallAsync<TResponse>(Func<CancellationToken, Task<TResponse>> call) => RepeatedCall.RunAsync(call, time, cancellationToken);
}
