using Amazon.CodeCommit;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Events;
using CodeCommitEvents.Shared.Aws.Clients;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents.CodeCommit;

/// <summary>Asks CodeCommit for the pull requests of comments (<c>GetPullRequest</c>, <c>DescribePullRequestEvents</c>). The class is thread-safe: a process needs only one instance.</summary>
/// <remarks>
/// <para>The pull request is null if CodeCommit does not know it in the repository, the account and the region of the comment, or if CodeCommit refuses the
/// call. Log event 32 or log event 33, a warning, says why. A call that fails transiently is repeated, and then fails the event, so that it is delivered
/// again.</para>
/// <para>Permissions: <c>codecommit:GetPullRequest</c>, <c>codecommit:DescribePullRequestEvents</c>.</para>
/// </remarks>
public sealed class CodeCommitPullRequests : IPullRequestProvider
{
    private readonly FactReader reader;

    /// <summary>Creates a provider with one client.</summary>
    /// <param name="client">The default client. Repositories in other regions and accounts are asked with clients that are created from it.</param>
    /// <param name="options">The options. They are copied. Default: null, which means the defaults of <see cref="CodeCommitOptions"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="client"/> is null.</exception>
    /// <exception cref="OptionsValidationException">An option is invalid. The exception lists every error.</exception>
    public CodeCommitPullRequests(IAmazonCodeCommit client, CodeCommitOptions? options = null)
        : this(new CodeCommitClientProvider(client ?? throw new ArgumentNullException(nameof(client)), options), options)
    {
    }

    /// <summary>Creates a provider with several clients.</summary>
    /// <param name="clients">Provides the clients.</param>
    /// <param name="options">The options. They are copied. Default: null, which means the defaults of <see cref="CodeCommitOptions"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="clients"/> is null.</exception>
    /// <exception cref="OptionsValidationException">An option is invalid. The exception lists every error.</exception>
    public CodeCommitPullRequests(ICodeCommitClientProvider clients, CodeCommitOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(clients);
        reader = new("pull request", clients, new CodeCommitOptionsValidator().Check(options ?? new()).Copy());
    }

    /// <summary>
    /// Returns the event that created the newest revision of the pull request of a comment, with the pull request as it is now. The caller is the author of the
    /// pull request, or the person who pushed last. The account, the region, the time and the repository are those of the comment. The changed files are
    /// unknown: <see cref="CodeCommitChangedFiles"/> finds them.
    /// </summary>
    /// <param name="comment">The event of the comment.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>
    /// A <see cref="PullRequestCreatedEvent"/>, or, if commits were pushed to the source branch since the pull request was opened, a
    /// <see cref="PullRequestSourceBranchUpdatedEvent"/>. The pull request is open or closed. Null if it is unknown.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="comment"/> is null.</exception>
    /// <exception cref="Amazon.Runtime.AmazonServiceException">CodeCommit failed transiently, also after the call was repeated.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public Task<PullRequestEvent?> GetPullRequestAsync(PullRequestCommentEvent comment, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(comment);
        return reader.AskAboutRepositoryAsync(comment, calls => ReadAsync(comment, calls), cancellationToken);
    }

    private async Task<PullRequestEvent?> ReadAsync(PullRequestCommentEvent comment, RepositoryCalls calls)
    {
        if (comment.PullRequestId is not { Length: > 0 } id)
        {
            reader.LogUnknown("the event does not name the pull request");
            return null;
        }

        if (await calls.GetPullRequestAsync(id).ConfigureAwait(false) is not { } pullRequest || calls.TargetOf(pullRequest) is not { } target)
        {
            reader.LogUnknown("the repository of the event has no such pull request");
            return null;
        }

        var push = await calls.GetLastPushAsync(id).ConfigureAwait(false);
        PullRequestEvent created = push is null
            ? new PullRequestCreatedEvent { PullRequestId = id, CallerUserArn = ArnOf(pullRequest.AuthorArn) }
            : new PullRequestSourceBranchUpdatedEvent { PullRequestId = id, CallerUserArn = ArnOf(push.ActorArn) };
        return created with
        {
            Account = comment.Account,
            Region = comment.Region,
            Time = comment.Time,
            RepositoryArn = comment.RepositoryArn,
            RepositoryName = comment.RepositoryName,
            Title = pullRequest.Title,
            Description = string.IsNullOrEmpty(pullRequest.Description) ? null : pullRequest.Description,
            Status = StatusOf(pullRequest.PullRequestStatus),
            IsMerged = target.MergeMetadata?.IsMerged,
            Author = ArnOf(pullRequest.AuthorArn),
            Source = ReferenceOf(target.SourceReference),
            SourceCommit = target.SourceCommit,
            Destination = ReferenceOf(target.DestinationReference),
            DestinationCommit = target.DestinationCommit,
            RevisionId = pullRequest.RevisionId,
            CreationDate = SdkTime.Of(pullRequest.CreationDate),
            LastModifiedDate = SdkTime.Of(pullRequest.LastActivityDate),
        };
    }

    /// <summary>Returns the status as events write it: the responses of CodeCommit are in upper case.</summary>
    private static PullRequestStatus? StatusOf(PullRequestStatusEnum? status) =>
        status is null ? null
        : status == PullRequestStatusEnum.OPEN ? PullRequestStatus.Open
        : status == PullRequestStatusEnum.CLOSED ? PullRequestStatus.Closed
        : new(status.Value);

    private static Arn? ArnOf(string? text) => string.IsNullOrEmpty(text) ? null : new(text);

    private static GitReference? ReferenceOf(string? name) => GitReference.TryParse(name, out var reference) ? reference : null;
}
