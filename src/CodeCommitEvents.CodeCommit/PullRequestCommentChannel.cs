using Amazon.CodeCommit;
using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;
using CodeCommitEvents.Shared.Aws;
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
/// <para>The answer to a command in a comment (<see cref="NotificationRequest.Answer"/>) is a reply in the thread of this comment, also on a closed pull
/// request.</para>
/// <para>A notification about a problem of the rules in the repository (<see cref="NotificationRequest.RulesProblem"/>) has a comment of its own, which
/// is updated when the problem changes.</para>
/// <para>A notification that is sent again changes nothing. The event of an older build does not replace what the comment shows about a newer build. If
/// two processes update the comment in the same moment, the last call wins, because CodeCommit knows no conditional update.</para>
/// <para>It is no error either if a comment cannot be written because somebody deleted it, because the pull request is closed or does not exist any more,
/// or because CodeCommit refuses the content. Log event 34 says why. A deleted comment is not posted again.</para>
/// <para>Permissions: <c>codecommit:GetCommentsForPullRequest</c>, <c>GetPullRequest</c>, <c>PostCommentForPullRequest</c> and <c>UpdateComment</c>, and
/// <c>PostCommentReply</c> for answers and <see cref="PullRequestCommentMode.Reply"/>. Comments are written in the region of the source of the build, or
/// else in the region of the build.</para>
/// </remarks>
public sealed partial class PullRequestCommentChannel : INotificationChannel
{
    private readonly ICodeCommitClientProvider clients;
    private readonly CodeCommitOptions options;
    private readonly CommentPublishers publishers;
    private readonly CommentWriter writer;
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
        publishers = new(clients, this.options.TimeProvider ?? TimeProvider.System);
        logger = this.options.Logger ?? NullLogger.Instance;
        replies = comments.Mode == PullRequestCommentMode.Reply;
        DetailKinds = BuildDetailKinds.FailedTests | (comments.LogLines > 0 ? BuildDetailKinds.LogTail : BuildDetailKinds.None);
    }

    /// <summary>Unlimited: a notification that is sent again finds its comment.</summary>
    public TimeSpan TokenLifetime => TimeSpan.MaxValue;

    /// <summary>The failed tests, and the end of the log unless <see cref="PullRequestCommentOptions.LogLines"/> is 0.</summary>
    public BuildDetailKinds DetailKinds { get; }

    /// <summary>
    /// Whether this channel wrote a comment or edited it: the caller is the identity with which it comments. It learns its identity when CodeCommit has taken
    /// a comment, so that it does not know the comments of a process before that.
    /// </summary>
    /// <inheritdoc/>
    public bool Wrote(CommentEvent comment)
    {
        ArgumentNullException.ThrowIfNull(comment);
        return comment.CallerUserArn is { } caller && publishers.CommentWith(caller);
    }

    /// <summary>Writes the comment about a build, the answer to a command, or the comment about a problem of the rules in the repository.</summary>
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
            throw failure.ToException(
                notification, "The comment on the pull request was not written", "It is unknown whether the comment on the pull request was written", exception);
        }
    }

    private Task<CommentResult> WriteAsync(NotificationRequest notification, CancellationToken cancellationToken) =>
        notification.RulesProblem is { } problem ? WriteAsync(notification, problem, cancellationToken)
        : notification.Answer is { } answer ? WriteAsync(notification, answer, cancellationToken)
        : WriteOutcomeAsync(notification, cancellationToken);

    private async Task<CommentResult> WriteOutcomeAsync(NotificationRequest notification, CancellationToken cancellationToken)
    {
        if (notification.Outcome is not { Cause: { PullRequestId: { Length: > 0 } pullRequestId } cause } outcome)
        {
            return CommentResult.NotWritten("the event is not about a build of a pull request");
        }

        if (RepositoryTarget.Of(outcome, options, clients) is not { } target)
        {
            return CommentResult.NotWritten("the region of the build is not a region that the SDK knows in the partition of the client");
        }

        var marker = CommentMarker.Of(notification, outcome);
        var publisher = publishers.Of(target, pullRequestId, cause.Repository ?? outcome.RepositoryName, cancellationToken);
        return await publishers.InLockAsync(marker, WriteInLockAsync, cancellationToken).ConfigureAwait(false);

        async Task<CommentResult> WriteInLockAsync()
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
    private Task<CommentResult> WriteAsync(NotificationRequest notification, RulesProblem problem, CancellationToken cancellationToken)
    {
        if (BuildCause.FromEvent(notification.Event).PullRequestId is not { Length: > 0 } pullRequestId)
        {
            return Task.FromResult(CommentResult.NotWritten("the event is not about a pull request"));
        }

        var marker = CommentMarker.Of(problem, notification.Event, pullRequestId);
        return WriteAboutAsync(
            notification.Event, pullRequestId, problem.Source.RepositoryName, marker,
            publisher => publisher.WriteAsync(marker, CommentWriter.Write(notification, problem, marker), mustBeOwn: false), cancellationToken);
    }

    /// <summary>
    /// Answers a command in the thread of its comment. If the comment is a reply, the answer is a reply to the same comment: CodeCommit does not say whether a
    /// reply can have replies, but it has taken this comment for one that can.
    /// </summary>
    private Task<CommentResult> WriteAsync(NotificationRequest notification, CommandAnswer answer, CancellationToken cancellationToken)
    {
        if (notification.Event is not PullRequestCommentEvent { PullRequestId: { Length: > 0 } pullRequestId } comment)
        {
            return Task.FromResult(CommentResult.NotWritten("the event is not a comment on a pull request"));
        }

        var marker = CommentMarker.OfAnswer(notification, comment);
        var threadId = string.IsNullOrEmpty(comment.InReplyTo) ? comment.CommentId : comment.InReplyTo;
        return WriteAboutAsync(
            comment, pullRequestId, comment.RepositoryName, marker,
            publisher => publisher.AnswerAsync(comment.CommentId, threadId, marker, AnswerWriter.Write(answer, marker)), cancellationToken);
    }

    private Task<CommentResult> WriteAboutAsync(
        ServiceEvent serviceEvent, string pullRequestId, string? repository, CommentMarker marker, Func<CommentPublisher, Task<CommentResult>> write, CancellationToken cancellationToken) =>
        RepositoryTarget.Of(serviceEvent, options, clients) is { } target
            ? publishers.InLockAsync(marker, () => write(publishers.Of(target, pullRequestId, repository, cancellationToken)), cancellationToken)
            : Task.FromResult(CommentResult.NotWritten("the region of the event is not a region that the SDK knows in the partition of the client"));

    private static string BuildOf(NotificationRequest notification) => notification.Outcome?.ToString() ?? notification.ToString();

    [LoggerMessage(34, LogLevel.Information, "The comment on a pull request about {Build} was not written: {Reason}")]
    private static partial void LogNotWritten(ILogger logger, string build, string reason);
}
