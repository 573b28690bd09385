using Amazon.CodeCommit;
using Amazon.CodeCommit.Model;
using CodeCommitEvents.Building;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Events;
using Microsoft.Extensions.Options;
using PullRequestEvent = CodeCommitEvents.Events.PullRequestEvent;

namespace CodeCommitEvents.CodeCommit;

/// <summary>
/// Reads the files with rules in repositories (<see cref="CodeCommitOptions.RulesPath"/>). The class is thread-safe: a process needs only one instance.
/// </summary>
/// <remarks>
/// <para>For a pull request into a branch that the policy names as protected, also for a comment on it, the file is that of the newest commit of this
/// branch. For every other event, it is that of the newest commit of the default branch. It is never that of the source of a pull request.</para>
/// <para>The files of the last commits are kept, so that an event needs only the calls that find the newest commit.</para>
/// <para>A repository without the file has no rules of its own. A file that is a symbolic link or too large has a problem, and so has a file that CodeCommit
/// refuses to read: its rules are unknown. A call that fails transiently is repeated, and then fails the event, so that it is delivered again.</para>
/// <para>Permissions: <c>codecommit:GetRepository</c>, <c>GetBranch</c> and <c>GetFile</c>, and <c>GetPullRequest</c> for comments on pull requests.</para>
/// </remarks>
public sealed class CodeCommitRepositoryRules : IRepositoryRulesProvider
{
    private readonly RulesFileCache files = new();
    private readonly FactReader reader;
    private readonly string path;

    /// <summary>Creates a provider with one client.</summary>
    /// <param name="client">The default client. Repositories in other regions and accounts are asked with clients that are created from it.</param>
    /// <param name="options">The options. They are copied. Default: null, which means the defaults of <see cref="CodeCommitOptions"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="client"/> is null.</exception>
    /// <exception cref="OptionsValidationException">An option is invalid. The exception lists every error.</exception>
    public CodeCommitRepositoryRules(IAmazonCodeCommit client, CodeCommitOptions? options = null)
        : this(new CodeCommitClientProvider(client ?? throw new ArgumentNullException(nameof(client)), options), options)
    {
    }

    /// <summary>Creates a provider with several clients.</summary>
    /// <param name="clients">Provides the clients.</param>
    /// <param name="options">The options. They are copied. Default: null, which means the defaults of <see cref="CodeCommitOptions"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="clients"/> is null.</exception>
    /// <exception cref="OptionsValidationException">An option is invalid. The exception lists every error.</exception>
    public CodeCommitRepositoryRules(ICodeCommitClientProvider clients, CodeCommitOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(clients);
        var copy = new CodeCommitOptionsValidator().Check(options ?? new()).Copy();
        reader = new("rules in the repository", clients, copy);
        path = copy.RulesPath;
    }

    /// <summary>Returns the file for an event.</summary>
    /// <param name="serviceEvent">The event.</param>
    /// <param name="isProtected">Whether the file of a branch, by its short name, is used for pull requests into the branch.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The file. Null if there is none. If it is unknown whether there is one, it has a <see cref="RepositoryRulesFile.Problem"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="serviceEvent"/> or <paramref name="isProtected"/> is null.</exception>
    /// <exception cref="Amazon.Runtime.AmazonServiceException">CodeCommit failed transiently, also after the call was repeated.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public Task<RepositoryRulesFile?> GetFileAsync(ServiceEvent serviceEvent, Func<string, bool> isProtected, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(serviceEvent);
        ArgumentNullException.ThrowIfNull(isProtected);
        return reader.AskAboutRepositoryAsync(serviceEvent, calls => FindAsync(serviceEvent, isProtected, calls), cancellationToken, Unknown);

        RepositoryRulesFile Unknown(string reason) => new()
        {
            Source = new() { RepositoryName = serviceEvent.RepositoryName!, Path = path, CommitId = "" },
            Problem = $"cannot be read: {reason}",
        };
    }

    private async Task<RepositoryRulesFile?> FindAsync(ServiceEvent serviceEvent, Func<string, bool> isProtected, RepositoryCalls calls)
    {
        if (await DestinationOfAsync(serviceEvent, calls).ConfigureAwait(false) is { IsBranch: true, Name: var destination } && isProtected(destination)
            && await calls.GetTipAsync(destination).ConfigureAwait(false) is { Length: > 0 } tip)
        {
            return await GetAsync(serviceEvent, destination, tip, calls).ConfigureAwait(false);
        }

        // An empty repository has no default branch.
        return await calls.GetDefaultBranchAsync().ConfigureAwait(false) is { Length: > 0 } branch
            && await calls.GetTipAsync(branch).ConfigureAwait(false) is { Length: > 0 } newest
            ? await GetAsync(serviceEvent, branch, newest, calls).ConfigureAwait(false)
            : null;
    }

    /// <summary>
    /// Returns the destination of the pull request that an event is about. The event of a comment does not have it, and its commits are those that the
    /// author of the comment has passed. Null if there is none.
    /// </summary>
    private static async Task<GitReference?> DestinationOfAsync(ServiceEvent serviceEvent, RepositoryCalls calls) => serviceEvent switch
    {
        PullRequestEvent pullRequest => pullRequest.Destination,
        PullRequestCommentEvent { PullRequestId: { Length: > 0 } id } when await calls.GetPullRequestTargetAsync(id).ConfigureAwait(false) is { DestinationReference: { Length: > 0 } name } =>
            GitReference.Parse(name),
        _ => null,
    };

    private Task<RepositoryRulesFile?> GetAsync(ServiceEvent serviceEvent, string branch, string commitId, RepositoryCalls calls)
    {
        var source = new RuleSource { RepositoryName = serviceEvent.RepositoryName!, Path = path, CommitId = commitId, Branch = branch };
        return files.GetAsync(string.Join('\n', serviceEvent.Account, serviceEvent.Region, source.RepositoryName, commitId), () => ReadAsync(source, calls));
    }

    private static async Task<RepositoryRulesFile?> ReadAsync(RuleSource source, RepositoryCalls calls)
    {
        try
        {
            return await calls.GetFileAsync(source.CommitId, source.Path).ConfigureAwait(false) switch
            {
                null => null,
                { FileMode: { } mode } when mode == FileModeTypeEnum.SYMLINK => new() { Source = source, Problem = "is a symbolic link, but must be a file" },
                { FileContent: { } content } when content.Length <= RepositoryRulesPolicy.MaxFileSize => new() { Source = source, Content = content.ToArray() },
                _ => TooLarge(source),
            };
        }
        catch (FileTooLargeException)
        {
            return TooLarge(source);
        }
    }

    private static RepositoryRulesFile TooLarge(RuleSource source) =>
        new() { Source = source, Problem = $"is larger than {RepositoryRulesPolicy.MaxFileSize / 1024} KiB, the largest size of a file with rules" };
}
