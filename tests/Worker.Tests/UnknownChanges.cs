using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace Worker.Tests;

/// <summary>Knows no changed files and no commit, so that the rules of the sample start their builds without a call of CodeCommit.</summary>
internal sealed class UnknownChanges : IChangedFilesProvider, ICommitProvider
{
    public Task<ChangedFileList?> GetChangedFilesAsync(ServiceEvent serviceEvent, CancellationToken cancellationToken = default) => Task.FromResult<ChangedFileList?>(null);

    public Task<Commit?> GetCommitAsync(ServiceEvent serviceEvent, CancellationToken cancellationToken = default) => Task.FromResult<Commit?>(null);
}
