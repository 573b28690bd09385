using CodeCommitEvents.Events;

namespace Snippets;

#region client
internal interface IGitClient
{
    /// <summary>Returns the files that differ between two commits, up to the given number of files.</summary>
    Task<IReadOnlyList<ChangedFile>> GetDifferencesAsync(string repository, string before, string after, int maxFiles, CancellationToken cancellationToken);

    /// <summary>Returns the common ancestor of two commits.</summary>
    Task<string?> GetMergeBaseAsync(string repository, string? commitId, string otherCommitId, CancellationToken cancellationToken);

    /// <summary>Returns the whole message of a commit.</summary>
    Task<string> GetMessageAsync(string repository, string commitId, CancellationToken cancellationToken);
}
#endregion
