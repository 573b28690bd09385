using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;
using Microsoft.Extensions.Logging;

namespace CodeCommitEvents.Dispatching;

/// <summary>A notification to send.</summary>
/// <remarks>The claim of a notification is completed with a <see cref="StartedBuild"/> whose id is the id of the sent message.</remarks>
internal sealed partial class NotificationSend : OnceAction
{
    private readonly INotificationChannel channel;
    private readonly DetailsForChannels details;

    /// <param name="channel">The channel.</param>
    /// <param name="requested">The notification of the rule.</param>
    /// <param name="identity">The identity of the notification.</param>
    /// <param name="details">Gets the details of builds for channels.</param>
    /// <param name="outcome">What became of the build that the event is about. Null if the event is not about a build.</param>
    public NotificationSend(INotificationChannel channel, NotificationRequest requested, ActionIdentity identity, DetailsForChannels details, BuildOutcome? outcome)
        : this(channel, requested with { IdempotencyToken = identity.Key, Outcome = outcome }, identity, details)
    {
    }

    private NotificationSend(INotificationChannel channel, NotificationRequest request, ActionIdentity identity, DetailsForChannels details)
        : base(identity) => (this.channel, Request, this.details) = (channel, request, details);

    /// <summary>The complete notification. It is the same for every attempt to send it.</summary>
    public NotificationRequest Request { get; }

    public override BuildClaimRequest ClaimRequest => new()
    {
        Key = Key,
        RuleName = Request.RuleName,
        ChannelName = Request.ChannelName,
        Change = Request.RulesProblem?.Source.ToString() ?? BuildCause.FromEvent(Request.Event).ToString(),
        IsShortLived = !Identity.HasMoment,
    };

    public override TimeSpan TokenLifetime => channel.TokenLifetime;

    public override bool CanFind => channel is INotificationFinder;

    public override string Executor => "channel";

    public override string InProgressReason => "Another process is sending the notification.";

    /// <summary>The rule for log lines. A problem of the rules in a repository has no rule, but a file.</summary>
    private string RuleName => DisplayText.Escape(Request.RuleName ?? $"file {Request.RulesProblem?.Source}");

    public override async Task<StartedBuild?> FindAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        await ((INotificationFinder)channel).FindAsync(Request, since, cancellationToken).ConfigureAwait(false) is { } sent ? ToBuild(sent) : null;

    public override async Task<StartedBuild?> RunAsync(CancellationToken cancellationToken)
    {
        var complete = Request with { Outcome = await details.AddAsync(Request.Outcome, channel, cancellationToken).ConfigureAwait(false) };
        var sent = await channel.SendAsync(complete, cancellationToken).ConfigureAwait(false);
        return sent is null ? null : ToBuild(sent);
    }

    public override Exception Failure(string reason, bool mayHaveHappened, Exception? cause = null) =>
        new NotificationException(Request.ChannelName, isTransient: true, reason, cause) { MayHaveBeenSent = mayHaveHappened };

    public override void LogDone(ILogger logger, StartedBuild result) => LogSent(logger, RuleName, Request.ChannelName, IdOf(result), Key);

    public override void LogDuplicate(ILogger logger, StartedBuild? result) => LogDuplicate(logger, RuleName, Request.ChannelName, IdOf(result), Key);

    public override void LogInProgress(ILogger logger, string leaseEnd) => LogInProgress(logger, RuleName, Request.ChannelName, leaseEnd);

    public override void LogFailed(ILogger logger, Exception? exception, ActionFailure failure) => LogFailed(
        logger, exception, RuleName, Request.ChannelName, failure.Reason, failure.IsTransient, failure.MayHaveHappened, failure.ErrorCode, failure.RequestId);

    /// <summary>Returns the result for the report.</summary>
    public static DispatchedNotification ToNotification(OnceResult result) => new()
    {
        Request = ((NotificationSend)result.Action).Request,
        ClaimKey = result.Action.Key,
        Outcome = result.Outcome switch
        {
            DispatchOutcome.Started => NotificationOutcome.Sent,
            DispatchOutcome.Failed => NotificationOutcome.Failed,
            _ => NotificationOutcome.Duplicate,
        },
        MessageId = result.Result is { BuildId: { Length: > 0 } id } ? id : null,
        Failure = result.Failure,
    };

    protected override OnceAction With(string token) => new NotificationSend(channel, Request with { IdempotencyToken = token }, Identity, details);

    private static StartedBuild ToBuild(SentNotification sent) => new() { BuildId = sent.MessageId ?? "" };

    private static string IdOf(StartedBuild? sent) => sent is { BuildId: { Length: > 0 } id } ? DisplayText.Escape(id) : "none";

    [LoggerMessage(21, LogLevel.Information, "Rule {Rule} notified channel {Channel}. The id of the message is {SentMessageId}, the key of its claim {ClaimKey}")]
    private static partial void LogSent(ILogger logger, string rule, string channel, string sentMessageId, string claimKey);

    [LoggerMessage(22, LogLevel.Error, "Rule {Rule} could not notify channel {Channel}: {Reason} (IsTransient: {IsTransient}, MayHaveBeenSent: {MayHaveBeenSent}, error code: {ErrorCode}, request id: {RequestId})")]
    private static partial void LogFailed(
        ILogger logger, Exception? exception, string rule, string channel, string reason, bool isTransient, bool mayHaveBeenSent, string errorCode, string requestId);

    [LoggerMessage(23, LogLevel.Information, "Rule {Rule} already notified channel {Channel} about the same change. The id of the message is {SentMessageId}, the key of its claim {ClaimKey}")]
    private static partial void LogDuplicate(ILogger logger, string rule, string channel, string sentMessageId, string claimKey);

    [LoggerMessage(24, LogLevel.Warning, "Rule {Rule} could not notify channel {Channel}: another process is sending the notification, until {LeaseEnd} at the latest. A retry finds its result")]
    private static partial void LogInProgress(ILogger logger, string rule, string channel, string leaseEnd);
}
