using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Tests.Dispatching;

/// <summary>Tells the same changed files of every event, or fails.</summary>
internal sealed class FakeFilesSource : IChangedFilesProvider
{
    public List<ServiceEvent> Asked { get; } = [];

    public ChangedFileList? Files { get; init; }

    public Exception? Failure { get; init; }

    public Action<CancellationToken> OnAsked { get; init; } = static _ => { };

    public Task<ChangedFileList?> GetChangedFilesAsync(ServiceEvent serviceEvent, CancellationToken cancellationToken = default)
    {
        Asked.Add(serviceEvent);
        OnAsked(cancellationToken);
        return Failure is null ? Task.FromResult(Files) : Task.FromException<ChangedFileList?>(Failure);
    }
}
