using CodeCommitEvents.Events;

namespace Snippets;

#region client
internal interface IGitClient
{
    /// <summary>CodeCommit's GetDifferences with all its pages, up to the given number of files.</summary>
    Task<IReadOnlyList<ChangedFile>> GetDifferencesAsync(string repository, string before, string after, int maxFiles, CancellationToken cancellationToken);

    /// <summary>The common ancestor of two commits.</summary>
    Task<string?> GetMergeBaseAsync(string repository, string? commitId, string otherCommitId, CancellationToken cancellationToken);

    /// <summary>CodeCommit's GetCommit: the whole message.</summary>
    Task<string> GetMessageAsync(string repository, string commitId, CancellationToken cancellationToken);
}
#endregion
