using Amazon.CodeCommit;
using CodeCommitEvents.Building;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Notifying;
using CodeCommitEvents.Shared.Aws;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents.CodeCommit;

/// <summary>
/// Approves the revision of a pull request when all builds that the rules request for this revision have succeeded, and withdraws the approval when one of
/// them failed. With an approval rule template that requires this approval, the builds are a required check.
/// </summary>
/// <remarks>
/// <para>A rule without conditions notifies the channel: <c>OnFinishedBuild(build => build.Notify("pull-request-approval"))</c>. Each end of a build makes
/// the channel read the state of all required builds, so the order of the events does not matter, and late or repeated events do no harm.</para>
/// <para>The required builds are those that the rules requested when the pull request was opened or got new commits (<c>BuildCause.RequiredBuilds</c>). A
/// build that a comment started repeats a required build with the same project and settings; any other build of a comment decides nothing.</para>
/// <para>Only the newest revision is approved. Nothing is changed if a required build was not started, is running, was stopped, has an unknown status, or
/// checked out another commit, or if the required builds are unknown, because a rule failed or lacked a fact when the builds were requested.</para>
/// <para>The channel asks CodeCommit in the region of the source of the build, or else in the region of the build.</para>
/// <para>Permissions: <c>codecommit:GetPullRequest</c>, <c>GetPullRequestApprovalStates</c>, <c>UpdatePullRequestApprovalState</c>, and those of the
/// provider of builds.</para>
/// </remarks>
public sealed partial class PullRequestApprovalChannel : INotificationChannel
{
    private const int MaxChanges = 5;

    private readonly ICodeCommitClientProvider clients;
    private readonly IPullRequestBuildsProvider builds;
    private readonly CodeCommitOptions options;
    private readonly TimeProvider time;
    private readonly ILogger logger;

    /// <summary>Creates a channel with one client. Its identity approves.</summary>
    /// <param name="client">The default client. Pull requests in other regions and accounts are approved with clients that are created from it.</param>
    /// <param name="builds">Reads the builds of a pull request: <c>CodeBuildFacts</c>.</param>
    /// <param name="options">The options. They are copied. Default: null, which means the defaults of <see cref="CodeCommitOptions"/>.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="OptionsValidationException">An option is invalid. The exception lists every error.</exception>
    public PullRequestApprovalChannel(IAmazonCodeCommit client, IPullRequestBuildsProvider builds, CodeCommitOptions? options = null)
        : this(new CodeCommitClientProvider(client ?? throw new ArgumentNullException(nameof(client)), options), builds, options)
    {
    }

    /// <summary>Creates a channel with several clients.</summary>
    /// <param name="clients">Provides the clients.</param>
    /// <param name="builds">Reads the builds of a pull request: <c>CodeBuildFacts</c>.</param>
    /// <param name="options">The options. They are copied. Default: null, which means the defaults of <see cref="CodeCommitOptions"/>.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="OptionsValidationException">An option is invalid. The exception lists every error.</exception>
    public PullRequestApprovalChannel(ICodeCommitClientProvider clients, IPullRequestBuildsProvider builds, CodeCommitOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(clients);
        ArgumentNullException.ThrowIfNull(builds);
        this.clients = clients;
        this.builds = builds;
        this.options = new CodeCommitOptionsValidator().Check(options ?? new()).Copy();
        time = this.options.TimeProvider ?? TimeProvider.System;
        logger = this.options.Logger ?? NullLogger.Instance;
    }

    /// <summary>Approves or revokes, if the builds of the revision of a build say so. Log events 35 to 38 tell what was done and why.</summary>
    /// <returns>The id of the revision as <see cref="SentNotification.MessageId"/> if its approval was changed. Otherwise, the id is null.</returns>
    /// <inheritdoc/>
    public async Task<SentNotification> SendAsync(NotificationRequest notification, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(notification);
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return new() { MessageId = await DecideAsync(notification, cancellationToken).ConfigureAwait(false) };
        }
        catch (AmazonCodeCommitException exception) when (ApprovalResult.WhyNotPossible(exception) is { } reason)
        {
            LogNotPossible(logger, PullRequestOf(notification), reason);
            return new();
        }
        catch (AmazonCodeCommitException exception) when (ApprovalResult.WhyNothingToDo(exception) is { } reason)
        {
            LogUnchanged(logger, PullRequestOf(notification), reason);
            return new();
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && CodeCommitFailure.FromException(exception) is { } failure)
        {
            const string NotDone = "The approval of a revision was not decided";
            throw failure.ToException(notification, NotDone, NotDone, exception);
        }
    }

    /// <summary>
    /// Brings the approval in line with the builds. After a change, the builds are read again, because another process can have decided meanwhile with
    /// newer builds: whoever changes the approval last has read the builds after that.
    /// </summary>
    private async Task<string?> DecideAsync(NotificationRequest notification, CancellationToken cancellationToken)
    {
        if (notification.Outcome is not { IsFinal: true, Cause: { PullRequestId: { Length: > 0 } pullRequestId, Repository.Length: > 0 } } ended)
        {
            LogUnchanged(logger, PullRequestOf(notification), "the event is not the end of a build of a pull request");
            return null;
        }

        if (RepositoryTarget.Of(ended, options, clients) is not { } target)
        {
            LogUnchanged(logger, PullRequestOf(notification), "the region of the build is not a region that the SDK knows in the partition of the client");
            return null;
        }

        var calls = new PullRequestCalls(clients.GetClient(target.Account, target.Region), pullRequestId, time, cancellationToken);
        var (revision, whyNone) = ApprovalResult.RevisionOf(await calls.GetAsync().ConfigureAwait(false), ended);
        if (revision is null)
        {
            LogUnchanged(logger, PullRequestOf(notification), whyNone);
            return null;
        }

        var applied = Verdict.Open;
        for (var change = 0; change < MaxChanges; change++)
        {
            var verdict = await new RevisionBuilds(builds, ended, revision, cancellationToken).JudgeAsync().ConfigureAwait(false);
            if (verdict.Verdict == applied || verdict.Verdict == Verdict.Open || !await ApplyAsync(verdict, revision, calls, PullRequestOf(notification)).ConfigureAwait(false))
            {
                if (applied == Verdict.Open)
                {
                    LogUnchanged(logger, PullRequestOf(notification), verdict.Reason);
                }

                return applied == Verdict.Open ? null : revision.Id;
            }

            applied = verdict.Verdict;
        }

        throw new NotificationException(notification.ChannelName, isTransient: true, "The builds of the revision change faster than they can be read.") { MayHaveBeenSent = true };
    }

    /// <summary>Approves or revokes.</summary>
    /// <returns>Whether the approval was changed. False if there is no approval to revoke.</returns>
    private async Task<bool> ApplyAsync(RevisionVerdict verdict, Revision revision, PullRequestCalls calls, string pullRequest)
    {
        if (verdict.Verdict == Verdict.Succeeded)
        {
            await calls.UpdateApprovalAsync(revision.Id, ApprovalState.APPROVE).ConfigureAwait(false);
            LogApproved(logger, pullRequest, verdict.Reason);
            return true;
        }

        if (!await calls.IsApprovedAsync(revision.Id).ConfigureAwait(false))
        {
            return false;
        }

        await calls.UpdateApprovalAsync(revision.Id, ApprovalState.REVOKE).ConfigureAwait(false);
        LogRevoked(logger, pullRequest, verdict.Reason);
        return true;
    }

    /// <summary>The pull request for log lines: <c>payments-api pr/7</c>.</summary>
    private static string PullRequestOf(NotificationRequest notification) => notification.Outcome?.Cause is { PullRequestId: { } id } cause
        ? new BuildCause { Repository = cause.Repository, Trigger = $"pr/{id}" }.ToString()
        : "(none)";

    [LoggerMessage(35, LogLevel.Information, "Pull request {PullRequest}: the newest revision was approved: {Reason}")]
    private static partial void LogApproved(ILogger logger, string pullRequest, string reason);

    [LoggerMessage(36, LogLevel.Information, "Pull request {PullRequest}: this identity no longer approves the newest revision: {Reason}")]
    private static partial void LogRevoked(ILogger logger, string pullRequest, string reason);

    [LoggerMessage(37, LogLevel.Information, "Pull request {PullRequest}: the approval was not changed: {Reason}")]
    private static partial void LogUnchanged(ILogger logger, string pullRequest, string reason);

    [LoggerMessage(38, LogLevel.Warning, "Pull request {PullRequest}: it cannot be approved: {Reason}")]
    private static partial void LogNotPossible(ILogger logger, string pullRequest, string reason);
}
