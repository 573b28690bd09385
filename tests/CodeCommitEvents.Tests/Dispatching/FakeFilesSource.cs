using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Tests.Dispatching;

/// <summary>Tells the same changed files of every event, or fails.</summary>
internal sealed class FakeFilesSource : IChangedFilesSource
{
    public List<ServiceEvent> Asked { get; } = [];

    public FileChanges? Files { get; init; }

    public Exception? Failure { get; init; }

    public Action<CancellationToken> OnAsked { get; init; } = static _ => { };

    public Task<FileChanges?> GetChangedFilesAsync(ServiceEvent serviceEvent, CancellationToken cancellationToken = default)
    {
        Asked.Add(serviceEvent);
        OnAsked(cancellationToken);
        return Failure is null ? Task.FromResult(Files) : Task.FromException<FileChanges?>(Failure);
    }
}
