using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Tool;

/// <summary>Facts that the user gives for all events: what an event changes, and the message of its commit.</summary>
/// <param name="Files">The paths of the changed files. Null if they are unknown.</param>
/// <param name="CommitMessage">The whole message. Null if it is unknown.</param>
internal sealed record GivenFacts(IReadOnlyList<string>? Files, string? CommitMessage) : IChangedFilesProvider, ICommitProvider
{
    public Task<ChangedFileList?> GetChangedFilesAsync(ServiceEvent serviceEvent, CancellationToken cancellationToken = default) =>
        Task.FromResult(Files is null ? null : new ChangedFileList { Files = [.. Files.Select(file => new ChangedFile { FilePath = file })] });

    public Task<Commit?> GetCommitAsync(ServiceEvent serviceEvent, CancellationToken cancellationToken = default) =>
        Task.FromResult(CommitMessage is null ? null : new Commit { Message = CommitMessage });
}
