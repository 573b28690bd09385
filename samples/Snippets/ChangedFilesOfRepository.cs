using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace Snippets;

#region files
internal sealed class ChangedFilesOfRepository(IGitClient client) : IChangedFilesProvider
{
    private const int MaxFiles = 3000;

    public async Task<ChangedFileList?> GetChangedFilesAsync(ServiceEvent serviceEvent, CancellationToken cancellationToken = default)
    {
        if (serviceEvent is not CodeCommitEvent { RepositoryName: { } repository } || serviceEvent.Checkout is not { CommitId: var after } checkout)
        {
            return null;
        }

        string? before = serviceEvent switch
        {
            PullRequestEvent pr => await client.GetMergeBaseAsync(repository, pr.DestinationCommit, after, cancellationToken),
            PullRequestCommentEvent comment => await client.GetMergeBaseAsync(repository, comment.BeforeCommitId, after, cancellationToken),
            _ => checkout.PreviousCommitId, // null for the first push of a branch
        };
        if (before is null)
        {
            return null;
        }

        var files = await client.GetDifferencesAsync(repository, before, after, MaxFiles, cancellationToken);
        return new ChangedFileList { Files = [.. files], IsComplete = files.Count < MaxFiles };
    }
}
#endregion
