using Amazon.CodeCommit;
using Amazon.CodeCommit.Model;

namespace CodeCommitEvents.CodeCommit;

/// <summary>Calls of CodeCommit about one repository. They only read, so a call that failed transiently is repeated.</summary>
internal sealed class RepositoryCalls(IAmazonCodeCommit client, string repository, TimeProvider time, CancellationToken cancellationToken)
{
    /// <exception cref="AmazonCodeCommitException">CodeCommit refused the call.</exception>
    public async Task<Amazon.CodeCommit.Model.Commit?> GetCommitAsync(string commitId) => (await CallAsync(
        token => client.GetCommitAsync(new() { RepositoryName = repository, CommitId = commitId }, token)).ConfigureAwait(false)).Commit;

    /// <summary>Returns the name of the default branch. Null if the repository is empty.</summary>
    /// <exception cref="AmazonCodeCommitException">CodeCommit refused the call.</exception>
    public async Task<string?> GetDefaultBranchAsync() => (await CallAsync(
        token => client.GetRepositoryAsync(new() { RepositoryName = repository }, token)).ConfigureAwait(false)).RepositoryMetadata?.DefaultBranch;

    /// <summary>Returns the commit id of the tip of a branch. Null if the branch does not exist.</summary>
    /// <exception cref="AmazonCodeCommitException">CodeCommit refused the call.</exception>
    public async Task<string?> GetTipAsync(string branch)
    {
        try
        {
            return (await CallAsync(token => client.GetBranchAsync(new() { RepositoryName = repository, BranchName = branch }, token)).ConfigureAwait(false)).Branch?.CommitId;
        }
        catch (BranchDoesNotExistException)
        {
            return null;
        }
    }

    /// <summary>Returns a file in a commit. Null if it does not exist.</summary>
    /// <exception cref="AmazonCodeCommitException">CodeCommit refused the call, for example because the file is too large.</exception>
    public async Task<GetFileResponse?> GetFileAsync(string commitId, string path)
    {
        try
        {
            return await CallAsync(token => client.GetFileAsync(new() { RepositoryName = repository, CommitSpecifier = commitId, FilePath = path }, token)).ConfigureAwait(false);
        }
        catch (FileDoesNotExistException)
        {
            return null;
        }
    }

    /// <summary>Returns the merge base of two commits or branches. Null if they have none.</summary>
    /// <exception cref="AmazonCodeCommitException">CodeCommit refused the call.</exception>
    public async Task<string?> GetMergeBaseAsync(string source, string destination) => (await CallAsync(
        token => client.GetMergeOptionsAsync(
            new() { RepositoryName = repository, SourceCommitSpecifier = source, DestinationCommitSpecifier = destination }, token)).ConfigureAwait(false)).BaseCommitId;

    /// <summary>Returns a pull request. Its id is unique in the account and region, so that it can be one of another repository.</summary>
    /// <exception cref="AmazonCodeCommitException">CodeCommit refused the call.</exception>
    public async Task<PullRequest?> GetPullRequestAsync(string pullRequestId) => (await CallAsync(
        token => client.GetPullRequestAsync(new() { PullRequestId = pullRequestId }, token)).ConfigureAwait(false)).PullRequest;

    /// <summary>Returns the last push to the source branch of a pull request since it was opened. Null if there was none.</summary>
    /// <exception cref="AmazonCodeCommitException">CodeCommit refused the call.</exception>
    public async Task<PullRequestEvent?> GetLastPushAsync(string pullRequestId)
    {
        PullRequestEvent? last = null;
        await foreach (var page in Pages.ReadAsync(page => GetPushesAsync(pullRequestId, page), static page => page.NextToken).ConfigureAwait(false))
        {
            foreach (var push in page.PullRequestEvents ?? [])
            {
                last = push.EventDate < last?.EventDate ? last : push;
            }
        }

        return last;
    }

    /// <summary>Returns the branches and commits of a pull request in this repository. Null if it has none here.</summary>
    public PullRequestTarget? TargetOf(PullRequest? pullRequest) => pullRequest?.PullRequestTargets?.Find(target => target.RepositoryName == repository);

    /// <inheritdoc cref="TargetOf"/>
    /// <exception cref="AmazonCodeCommitException">CodeCommit refused the call.</exception>
    public async Task<PullRequestTarget?> GetPullRequestTargetAsync(string pullRequestId) => TargetOf(await GetPullRequestAsync(pullRequestId).ConfigureAwait(false));

    /// <summary>Returns a page of the differences between two commits.</summary>
    /// <param name="before">The older commit. Null to get every file of the newer commit as added.</param>
    /// <param name="after">The newer commit.</param>
    /// <param name="page">The token of the page. Null for the first page.</param>
    /// <exception cref="AmazonCodeCommitException">CodeCommit refused the call.</exception>
    public Task<GetDifferencesResponse> GetDifferencesAsync(string? before, string after, string? page) => CallAsync(
        token => client.GetDifferencesAsync(
            new() { RepositoryName = repository, BeforeCommitSpecifier = before, AfterCommitSpecifier = after, NextToken = page }, token));

    private Task<DescribePullRequestEventsResponse> GetPushesAsync(string pullRequestId, string? page) => CallAsync(token => client.DescribePullRequestEventsAsync(
        new() { PullRequestId = pullRequestId, PullRequestEventType = PullRequestEventType.PULL_REQUEST_SOURCE_REFERENCE_UPDATED, NextToken = page }, token));

    private Task<TResponse> CallAsync<TResponse>(Func<CancellationToken, Task<TResponse>> call) => RepeatedCall.RunAsync(call, time, cancellationToken);
}
