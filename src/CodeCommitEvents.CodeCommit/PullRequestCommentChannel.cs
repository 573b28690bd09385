using System.Collections.Concurrent;
using Amazon.CodeCommit;
using CodeCommitEvents.Building;
using CodeCommitEvents.Notifying;
using CodeCommitEvents.Shared.Aws.Clients;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents.CodeCommit;

/// <summary>
/// Shows the builds of a pull request in a comment on it: one comment for each project. The comment is posted when the first event of a build arrives, and
/// then updated in place. The class is thread-safe: a process needs only one instance.
/// </summary>
/// <remarks>
/// <para>The pull request comes from the environment variables of the build (<see cref="BuildOutcome.Cause"/>). An event that is not about a build of a
/// pull request is not an error: nothing is written.</para>
/// <para>A notification about a problem of the rules in the repository (<see cref="NotificationRequest.RulesProblem"/>) has a comment of its own, which
/// is updated when the problem changes.</para>
/// <para>A notification that is sent again changes nothing. The event of an older build does not replace what the comment shows about a newer build. If
/// two processes update the comment in the same moment, the last call wins, because CodeCommit knows no conditional update.</para>
/// <para>It is no error either if a comment cannot be written because somebody deleted it, because the pull request is closed or does not exist any more,
/// or because CodeCommit refuses the content. Log event 34 says why. A deleted comment is not posted again.</para>
/// <para>Permissions: <c>codecommit:GetCommentsForPullRequest</c>, <c>GetPullRequest</c>, <c>PostCommentForPullRequest</c> and <c>UpdateComment</c>, and
/// <c>PostCommentReply</c> for <see cref="PullRequestCommentMode.Reply"/>.</para>
/// </remarks>
public sealed partial class PullRequestCommentChannel : INotificationChannel
{
    /// <summary>Notifications about the same comment have the same lock. There are few locks, because there is no limit for the number of comments.</summary>
    private readonly SemaphoreSlim[] locks = [.. Enumerable.Range(0, 16).Select(static _ => new SemaphoreSlim(1))];
    private readonly ConcurrentDictionary<ClientTarget, CommentAuthor> authors = new();
    private readonly ICodeCommitClientProvider clients;
    private readonly CodeCommitOptions options;
    private readonly CommentWriter writer;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly bool replies;

    /// <summary>Creates a channel with one client.</summary>
    /// <param name="client">The default client. Pull requests in other regions and accounts get clients that are created from it.</param>
    /// <param name="comments">The settings of the comments. They are copied. Default: null, which means the defaults of <see cref="PullRequestCommentOptions"/>.</param>
    /// <param name="options">The options of the calls. They are copied. Default: null, which means the defaults of <see cref="CodeCommitOptions"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="client"/> is null.</exception>
    /// <exception cref="ArgumentException">A setting of the comments is invalid.</exception>
    /// <exception cref="OptionsValidationException">An option is invalid. The exception lists every error.</exception>
    public PullRequestCommentChannel(IAmazonCodeCommit client, PullRequestCommentOptions? comments = null, CodeCommitOptions? options = null)
        : this(new CodeCommitClientProvider(client ?? throw new ArgumentNullException(nameof(client)), options), comments, options)
    {
    }

    /// <summary>Creates a channel with several clients.</summary>
    /// <param name="clients">Provides the clients.</param>
    /// <param name="comments">The settings of the comments. They are copied. Default: null, which means the defaults of <see cref="PullRequestCommentOptions"/>.</param>
    /// <param name="options">The options of the calls. They are copied. Default: null, which means the defaults of <see cref="CodeCommitOptions"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="clients"/> is null.</exception>
    /// <exception cref="ArgumentException">A setting of the comments is invalid.</exception>
    /// <exception cref="OptionsValidationException">An option is invalid. The exception lists every error.</exception>
    public PullRequestCommentChannel(ICodeCommitClientProvider clients, PullRequestCommentOptions? comments = null, CodeCommitOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(clients);
        comments ??= new();
        comments.Check(nameof(comments));
        this.clients = clients;
        this.options = new CodeCommitOptionsValidator().Check(options ?? new()).Copy();
        writer = new(comments.LogLines);
        time = this.options.TimeProvider ?? TimeProvider.System;
        logger = this.options.Logger ?? NullLogger.Instance;
        replies = comments.Mode == PullRequestCommentMode.Reply;
        DetailKinds = BuildDetailKinds.FailedTests | (comments.LogLines > 0 ? BuildDetailKinds.LogTail : BuildDetailKinds.None);
    }

    /// <summary>Unlimited: a notification that is sent again finds its comment.</summary>
    public TimeSpan TokenLifetime => TimeSpan.MaxValue;

    /// <summary>The failed tests, and the end of the log unless <see cref="PullRequestCommentOptions.LogLines"/> is 0.</summary>
    public BuildDetailKinds DetailKinds { get; }

    /// <summary>Writes the comment about a build.</summary>
    /// <param name="notification">The notification.</param>
    /// <param name="cancellationToken">Cancels the call. Even then, the comment may have been written.</param>
    /// <returns>The result, with the id of the comment or reply. The id is null if there is none.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="notification"/> is null.</exception>
    /// <exception cref="NotificationException">CodeCommit failed transiently, also after the call was repeated, or it denied the call, for example because a permission is missing.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public async Task<SentNotification> SendAsync(NotificationRequest notification, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(notification);
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            var result = await WriteAsync(notification, cancellationToken).ConfigureAwait(false);
            if (result.WhyNotWritten is { } reason)
            {
                LogNotWritten(logger, BuildOf(notification), reason);
            }

            return new() { MessageId = result.CommentId };
        }
        catch (Exception exception) when (CommentRefusal.ReasonOf(exception) is { } reason)
        {
            LogNotWritten(logger, BuildOf(notification), reason);
            return new();
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && CodeCommitFailure.FromException(exception) is { } failure)
        {
            throw new NotificationException(
                notification.ChannelName,
                failure.IsTransient,
                $"{(failure.MayHaveSucceeded ? "It is unknown whether the comment on the pull request was written" : "The comment on the pull request was not written")}: {failure.Reason}.",
                exception)
            {
                ErrorCode = failure.ErrorCode,
                RequestId = failure.RequestId,
                MayHaveBeenSent = failure.MayHaveSucceeded,
            };
        }
    }

    private async Task<CommentResult> WriteAsync(NotificationRequest notification, CancellationToken cancellationToken)
    {
        if (notification.RulesProblem is { } problem)
        {
            return await WriteAsync(notification, problem, cancellationToken).ConfigureAwait(false);
        }

        if (notification.Outcome is not { Cause: { PullRequestId: { Length: > 0 } pullRequestId } cause } outcome)
        {
            return CommentResult.NotWritten("the event is not about a build of a pull request");
        }

        var build = outcome.BuildArn;
        if (ClientTarget.Of(build.Account, build.Region, options.Roles, clients.GetClient(null, null).Config) is not { } target)
        {
            return CommentResult.NotWritten("the region of the build is not a region that the SDK knows in the partition of the client");
        }

        var marker = CommentMarker.Of(notification, outcome);
        var publisher = PublisherOf(target, pullRequestId, cause.Repository ?? outcome.RepositoryName, cancellationToken);
        return await InLockAsync(marker, WriteOutcomeAsync, cancellationToken).ConfigureAwait(false);

        async Task<CommentResult> WriteOutcomeAsync()
        {
            var comment = await publisher.WriteAsync(marker, writer.Write(notification, outcome, marker, isShort: replies), mustBeOwn: replies).ConfigureAwait(false);
            if (!replies || !outcome.IsFinal || comment.CommentId is not { } commentId)
            {
                return comment;
            }

            var reply = marker.ForReply(outcome);
            return await publisher.ReplyAsync(commentId, reply, writer.Write(notification, outcome, reply, isShort: false)).ConfigureAwait(false);
        }
    }

    /// <summary>Writes the comment about the rules in the repository. A later problem of the same file replaces it.</summary>
    private async Task<CommentResult> WriteAsync(NotificationRequest notification, RulesProblem problem, CancellationToken cancellationToken)
    {
        var serviceEvent = notification.Event;
        if (BuildCause.FromEvent(serviceEvent).PullRequestId is not { Length: > 0 } pullRequestId)
        {
            return CommentResult.NotWritten("the event is not about a pull request");
        }

        if (ClientTarget.Of(serviceEvent.Account, serviceEvent.Region, options.Roles, clients.GetClient(null, null).Config) is not { } target)
        {
            return CommentResult.NotWritten("the region of the event is not a region that the SDK knows in the partition of the client");
        }

        var marker = CommentMarker.Of(problem, serviceEvent, pullRequestId);
        var publisher = PublisherOf(target, pullRequestId, problem.Source.RepositoryName, cancellationToken);
        return await InLockAsync(marker, () => publisher.WriteAsync(marker, CommentWriter.Write(notification, problem, marker), mustBeOwn: false), cancellationToken).ConfigureAwait(false);
    }

    private CommentPublisher PublisherOf(ClientTarget target, string pullRequestId, string? repository, CancellationToken cancellationToken) => new(
        new(clients.GetClient(target.Account, target.Region), pullRequestId, time, cancellationToken), authors.GetOrAdd(target, static _ => new()), repository);

    private async Task<CommentResult> InLockAsync(CommentMarker marker, Func<Task<CommentResult>> write, CancellationToken cancellationToken)
    {
        var own = locks[(uint)string.GetHashCode(marker.Token, StringComparison.Ordinal) % (uint)locks.Length];
        await own.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await write().ConfigureAwait(false);
        }
        finally
        {
            own.Release();
        }
    }

    private static string BuildOf(NotificationRequest notification) => notification.Outcome?.ToString() ?? notification.ToString();

    [LoggerMessage(34, LogLevel.Information, "The comment on a pull request about {Build} was not written: {Reason}")]
    private static partial void LogNotWritten(ILogger logger, string build, string reason);
}
