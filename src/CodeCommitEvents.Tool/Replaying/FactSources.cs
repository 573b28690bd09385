using CodeCommitEvents.CodeCommit;
using CodeCommitEvents.Dispatching;
using Microsoft.Extensions.Logging;

namespace CodeCommitEvents.Tool;

/// <summary>Where facts come from that events do not contain: what the user gives comes before the answers of CodeCommit.</summary>
/// <param name="given">What the user gives.</param>
/// <param name="codeCommit">The clients of CodeCommit. Null if CodeCommit is not asked.</param>
/// <param name="logger">Is told why CodeCommit does not answer.</param>
internal sealed class FactSources(GivenFacts given, ICodeCommitClientProvider? codeCommit, ILogger? logger)
{
    /// <summary>Is told why facts are unknown.</summary>
    public ILogger? Logger => logger;

    public static FactSources None { get; } = new(new(null, null), null, null);

    public IChangedFilesProvider? ChangedFiles { get; } = given.Files is not null ? given : codeCommit is null ? null : new CodeCommitChangedFiles(codeCommit, new() { Logger = logger });

    public ICommitProvider? Commits { get; } = given.CommitMessage is not null ? given : codeCommit is null ? null : new CodeCommitCommits(codeCommit, new() { Logger = logger });

    /// <summary>Null if pull requests are known only from the payloads.</summary>
    public IPullRequestProvider? PullRequests { get; } = codeCommit is null ? null : new CodeCommitPullRequests(codeCommit, new() { Logger = logger });
}
