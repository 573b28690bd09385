using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace Snippets;

#region commits
internal sealed class CommitsOfRepository(IGitClient client) : ICommitProvider
{
    public async Task<Commit?> GetCommitAsync(ServiceEvent serviceEvent, CancellationToken cancellationToken = default) =>
        serviceEvent is CodeCommitEvent { RepositoryName: { } repository } && serviceEvent.Checkout is { CommitId: var commitId }
            ? new Commit { Message = await client.GetMessageAsync(repository, commitId, cancellationToken) }
            : null;
}
#endregion
