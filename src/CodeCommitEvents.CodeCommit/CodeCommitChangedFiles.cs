using Amazon.CodeCommit;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents.CodeCommit;

/// <summary>Asks CodeCommit for the changed files of events (<c>GetDifferences</c>). The class is thread-safe: a process needs only one instance.</summary>
/// <remarks>
/// <para>The files are those that differ between two commits:</para>
/// <list type="table">
/// <listheader><term>event</term><description>commits</description></listheader>
/// <item><term>push to a branch, also a force push or a merge</term><description>the old tip and the new tip</description></item>
/// <item><term>push that a trigger reports, which does not contain the old tip</term><description>the first parent of the new tip and the new tip.
/// Files that only earlier commits of the push change are not in the list. All files if the commit has no parent</description></item>
/// <item><term>new branch</term><description>its merge base with the default branch, and its tip. All files if the branch is the default branch</description></item>
/// <item><term>pull request, comment on a pull request</term><description>the merge base of source and destination, and the source</description></item>
/// <item><term>comment on a commit</term><description>the compared commit, or the first parent, and the commit</description></item>
/// </list>
/// <para>A renamed file has two entries: its old path was deleted, and its new path was added. A submodule and a changed file mode are entries, too.</para>
/// <para>The list is null if CodeCommit does not know it, for example because a commit does not exist any more after a force push, or if it refuses a
/// call. It is incomplete if there are more than <see cref="CodeCommitOptions.MaxChangedFiles"/> files. Calls that fail transiently are repeated.</para>
/// <para>Permissions: <c>codecommit:GetDifferences</c>, <c>GetPullRequest</c> and <c>GetMergeOptions</c> for pull requests, <c>GetRepository</c> and
/// <c>GetMergeOptions</c> for new branches, <c>GetCommit</c> for triggers and comments on commits.</para>
/// </remarks>
public sealed class CodeCommitChangedFiles : IChangedFilesProvider
{
    private readonly FactReader reader;
    private readonly int limit;

    /// <summary>Creates a provider with one client.</summary>
    /// <param name="client">The default client. Repositories in other regions and accounts are asked with clients that are created from it.</param>
    /// <param name="options">The options. They are copied. Default: null, which means the defaults of <see cref="CodeCommitOptions"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="client"/> is null.</exception>
    /// <exception cref="OptionsValidationException">An option is invalid. The exception lists every error.</exception>
    public CodeCommitChangedFiles(IAmazonCodeCommit client, CodeCommitOptions? options = null)
        : this(new CodeCommitClientProvider(client ?? throw new ArgumentNullException(nameof(client)), options), options)
    {
    }

    /// <summary>Creates a provider with several clients.</summary>
    /// <param name="clients">Provides the clients.</param>
    /// <param name="options">The options. They are copied. Default: null, which means the defaults of <see cref="CodeCommitOptions"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="clients"/> is null.</exception>
    /// <exception cref="OptionsValidationException">An option is invalid. The exception lists every error.</exception>
    public CodeCommitChangedFiles(ICodeCommitClientProvider clients, CodeCommitOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(clients);
        var copy = new CodeCommitOptionsValidator().Check(options ?? new()).Copy();
        reader = new("changed files", clients, copy);
        limit = copy.MaxChangedFiles;
    }

    /// <summary>Returns the files that an event changes.</summary>
    /// <param name="serviceEvent">The event.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The files. Null if they are unknown.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="serviceEvent"/> is null.</exception>
    /// <exception cref="Amazon.Runtime.AmazonServiceException">CodeCommit failed transiently, also after the call was repeated.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public Task<ChangedFileList?> GetChangedFilesAsync(ServiceEvent serviceEvent, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(serviceEvent);
        return reader.AskAsync(serviceEvent, ReadAsync, cancellationToken);
    }

    private async Task<ChangedFileList?> ReadAsync(CodeCommitEvent serviceEvent, RepositoryCalls calls)
    {
        if (await ComparedCommits.OfAsync(serviceEvent, calls).ConfigureAwait(false) is not { } commits)
        {
            reader.LogUnknown("there are no two commits to compare");
            return null;
        }

        var files = await FileListReader.ReadAsync(commits, limit, calls).ConfigureAwait(false);
        if (!files.IsComplete)
        {
            reader.LogUnknown("there are more files than MaxChangedFiles, so that rules know only a part of them");
        }

        return files;
    }
}
