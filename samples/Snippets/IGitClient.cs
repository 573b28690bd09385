using CodeCommitEvents.Events;

namespace Snippets;

#region client
internal interface IGitClient
{
    /// <summary>Calls GetDifferences of CodeCommit for all pages, up to the given number of files.</summary>
    Task<IReadOnlyList<ChangedFile>> GetDifferencesAsync(string repository, string before, string after, int maxFiles, CancellationToken cancellationToken);

    /// <summary>Returns the common ancestor of two commits.</summary>
    Task<string?> GetMergeBaseAsync(string repository, string? commitId, string otherCommitId, CancellationToken cancellationToken);

    /// <summary>Calls GetCommit of CodeCommit and returns the whole commit message.</summary>
    Task<string> GetMessageAsync(string repository, string commitId, CancellationToken cancellationToken);
}
#endregion
