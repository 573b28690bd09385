using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;
using Microsoft.Extensions.Logging;

namespace CodeCommitEvents.CodeCommit.Tests;

/// <summary>A repository, a server and the two providers of facts.</summary>
public abstract class FactTest : IAsyncLifetime
{
    internal const string GoneCommit = "0123456789abcdef0123456789abcdef01234567";

    private protected GitRepository Git { get; } = new();

    private protected RecordingLogger Logger { get; } = new();

    private protected CodeCommitServer Server { get; set; } = null!;

    public Task InitializeAsync()
    {
        Server = new(Git);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await Server.DisposeAsync();
        Git.Dispose();
    }

    private protected CodeCommitOptions Options(Action<CodeCommitOptions>? configure = null)
    {
        var options = new CodeCommitOptions { Logger = Logger, TimeProvider = new ImpatientTime() };
        configure?.Invoke(options);
        return options;
    }

    private protected Task<ChangedFileList?> FilesAsync(ServiceEvent serviceEvent, Action<CodeCommitOptions>? configure = null) =>
        new CodeCommitChangedFiles(Server.Client(), Options(configure)).GetChangedFilesAsync(serviceEvent);

    private protected Task<Commit?> CommitAsync(ServiceEvent serviceEvent) => new CodeCommitCommits(Server.Client(), Options()).GetCommitAsync(serviceEvent);

    private protected ReferenceUpdatedEvent Push(string branch, string? before, string after) =>
        new() { Reference = GitReference.Parse(branch), RepositoryName = Git.Name, OldCommitId = before, CommitId = after };

    private protected ReferenceCreatedEvent Created(string branch, string commit) => new() { Reference = GitReference.Parse(branch), RepositoryName = Git.Name, CommitId = commit };

    private protected PullRequestSourceBranchUpdatedEvent PullRequest(string source, string destination) =>
        new() { PullRequestId = "7", RepositoryName = Git.Name, SourceCommit = source, DestinationCommit = destination };

    /// <summary>The paths and kinds of files, in the order of the paths.</summary>
    private protected static IEnumerable<string> Words(ChangedFileList? files) =>
        files!.Files.Select(file => $"{file.ChangeType?.Value} {file.FilePath}").OrderBy(word => word[2..], StringComparer.Ordinal).ThenBy(word => word, StringComparer.Ordinal);

    /// <summary>A clock on which every pause has ended at once.</summary>
    internal sealed class ImpatientTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}

/// <summary>Records the ids and the texts of log lines.</summary>
internal sealed class RecordingLogger : ILogger
{
    public List<(int Id, LogLevel Level, string Line)> Lines { get; } = [];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Add((eventId.Id, logLevel, formatter(state, exception)));
}
