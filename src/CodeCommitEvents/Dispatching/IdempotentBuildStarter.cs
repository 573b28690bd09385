using System.Collections.Concurrent;
using System.Globalization;
using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using Microsoft.Extensions.Logging;

namespace CodeCommitEvents.Dispatching;

/// <summary>Starts each build only once: acquires the claim of the build, starts the build, and completes or releases the claim.</summary>
internal sealed partial class IdempotentBuildStarter(IBuildStarter starter, ResilientBuildClaims claims, SupersededBuildStopper stopper, TimeProvider time, ILogger logger)
{
    /// <summary>The builds that this process is starting. If two deliveries of one change arrive at the same time, the second waits for the first.</summary>
    private readonly ConcurrentDictionary<string, Lazy<Task<DispatchedBuild>>> running = new(StringComparer.Ordinal);

    public async Task<DispatchedBuild> StartAsync(BuildStartContext context, CancellationToken cancellationToken)
    {
        var added = new Lazy<Task<DispatchedBuild>>(() => ClaimAndStartAsync(context, cancellationToken));
        var first = running.GetOrAdd(context.Key, added);
        if (!ReferenceEquals(first, added))
        {
            return await WaitAsync(first.Value, context, cancellationToken).ConfigureAwait(false);
        }

        try
        {
            return await added.Value.ConfigureAwait(false);
        }
        finally
        {
            running.TryRemove(new(context.Key, added));
        }
    }

    private async Task<DispatchedBuild> WaitAsync(Task<DispatchedBuild> first, BuildStartContext context, CancellationToken cancellationToken)
    {
        try
        {
            var dispatched = await first.WaitAsync(cancellationToken).ConfigureAwait(false);
            return dispatched.Outcome == DispatchOutcome.Failed
                ? dispatched
                : dispatched with { Outcome = DispatchOutcome.Duplicate, Stopped = null };
        }
        catch (OperationCanceledException exception)
        {
            return Failed(context, OutOfTime(context.Request, exception, mayHaveStarted: true));
        }
    }

    private async Task<DispatchedBuild> ClaimAndStartAsync(BuildStartContext context, CancellationToken cancellationToken)
    {
        BuildClaim? claim = null;
        try
        {
            claim = await claims.AcquireAsync(context.ClaimRequest, cancellationToken).ConfigureAwait(false);
            context = context.For(claim);
            if (!claim.IsAcquired)
            {
                return NotAcquired(context, claim);
            }

            var dispatched = await StartClaimedAsync(context, claim, cancellationToken).ConfigureAwait(false);
            await claims.CompleteAsync(claim, dispatched.Started!, cancellationToken).ConfigureAwait(false);
            return dispatched;
        }
        catch (Exception exception)
        {
            // A starter can throw any exception. The other builds must still be started.
            var failure = exception switch
            {
                OperationCanceledException when cancellationToken.IsCancellationRequested => OutOfTime(context.Request, exception, mayHaveStarted: claim is not null),
                ClaimException => new BuildStartException(context.Request.ProjectName, isTransient: true, exception.Message, exception.InnerException),
                _ => exception,
            };
            await claims.ReleaseAsync(claim, failure, cancellationToken).ConfigureAwait(false);
            return Failed(context, failure);
        }
    }

    /// <summary>Starts the build before the lease ends. After the end of the lease, another process can acquire the claim and start the build.</summary>
    private async Task<DispatchedBuild> StartClaimedAsync(BuildStartContext context, BuildClaim claim, CancellationToken cancellationToken)
    {
        var request = context.Request;
        using var lease = new CancellationTokenSource(RemainingLease(claim) ?? Timeout.InfiniteTimeSpan, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(lease.Token, cancellationToken);
        try
        {
            var found = await FindAsync(request, claim, linked.Token).ConfigureAwait(false);
            var started = found ?? await starter.StartAsync(request, linked.Token).WaitAsync(linked.Token).ConfigureAwait(false)
                ?? throw new BuildStartException(request.ProjectName, isTransient: true, "The starter returned no build.") { MayHaveStarted = true };
            LogStarted(logger, context.RuleName, started.BuildId, context.Key);
            var stopped = await stopper.StopAsync(context, started, linked.Token).ConfigureAwait(false);
            return new()
            {
                Request = request,
                ClaimKey = context.Key,
                Outcome = started.Equals(stopped) ? DispatchOutcome.Superseded : found is null ? DispatchOutcome.Started : DispatchOutcome.Duplicate,
                Started = started,
                Stopped = stopped,
            };
        }
        catch (OperationCanceledException exception) when (lease.IsCancellationRequested)
        {
            throw new BuildStartException(request.ProjectName, isTransient: true, "The lease of the claim ended before the starter responded.", exception) { MayHaveStarted = true };
        }
    }

    /// <summary>
    /// Finds the build that an earlier holder of the claim may have started. If the service certainly remembers the token until the lease
    /// ends, no search is needed: a start with the same token returns the earlier build.
    /// </summary>
    private async Task<StartedBuild?> FindAsync(BuildRequest request, BuildClaim claim, CancellationToken cancellationToken)
    {
        if (claim.State != BuildClaimState.AcquiredExpired || starter is not IBuildFinder finder)
        {
            return null;
        }

        var since = claim.FirstAcquired ?? DateTimeOffset.UnixEpoch;
        var leaseEnd = time.GetUtcNow() + (RemainingLease(claim) ?? TimeSpan.Zero);
        return leaseEnd - since >= starter.TokenLifetime
            ? await finder.FindAsync(request, since, cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false)
            : null;
    }

    private DispatchedBuild NotAcquired(BuildStartContext context, BuildClaim claim)
    {
        var request = context.Request;
        if (claim.State == BuildClaimState.Completed)
        {
            LogDuplicate(logger, context.RuleName, claim.Build?.BuildId, context.Key);
            return new() { Request = request, ClaimKey = context.Key, Outcome = DispatchOutcome.Duplicate, Started = claim.Build };
        }

        // The other process may still crash, so the outcome is Failed. A retry then gets the result.
        LogInProgress(logger, context.RuleName, DisplayText.Escape(request.ProjectName), Until(claim));
        var failure = new BuildStartException(request.ProjectName, isTransient: true, "Another process is starting the build.") { MayHaveStarted = true };
        return new() { Request = request, ClaimKey = context.Key, Outcome = DispatchOutcome.Failed, Failure = failure };
    }

    private DispatchedBuild Failed(BuildStartContext context, Exception failure)
    {
        Log(context, failure);
        return new() { Request = context.Request, ClaimKey = context.Key, Outcome = DispatchOutcome.Failed, Failure = failure };
    }

    /// <summary>Logs a failure on one line. The stack is logged only at the level Debug.</summary>
    private void Log(BuildStartContext context, Exception failure)
    {
        var known = failure as BuildStartException;
        LogFailed(
            logger,
            logger.IsEnabled(LogLevel.Debug) ? failure : null,
            context.RuleName,
            DisplayText.Escape(context.Request.ProjectName),
            LogText.Of(failure),
            known?.IsTransient ?? true,
            known?.MayHaveStarted ?? true,
            known?.ErrorCode ?? "none",
            known?.RequestId ?? "none");
    }

    private static string Until(BuildClaim claim) => claim.LeaseEnd is { } end
        ? end.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture)
        : "the end of its lease";

    private static BuildStartException OutOfTime(BuildRequest request, Exception exception, bool mayHaveStarted) =>
        new(request.ProjectName, isTransient: true, "The call was cancelled or its time has run out.", exception) { MayHaveStarted = mayHaveStarted };

    /// <summary>Returns the remaining time of the lease; zero if the lease has ended, null for a claim without a lease.</summary>
    private TimeSpan? RemainingLease(BuildClaim claim) =>
        claim.LeaseEnd is not { } end ? null
        : end - time.GetUtcNow() is var remaining && remaining > TimeSpan.Zero ? remaining
        : TimeSpan.Zero;

    [LoggerMessage(1, LogLevel.Information, "Rule {Rule} started build {BuildId}. The key of its claim is {ClaimKey}")]
    private static partial void LogStarted(ILogger logger, string? rule, string buildId, string claimKey);

    [LoggerMessage(2, LogLevel.Error, "Rule {Rule} could not start a build of {Project}: {Reason} (IsTransient: {IsTransient}, MayHaveStarted: {MayHaveStarted}, error code: {ErrorCode}, request id: {RequestId})")]
    private static partial void LogFailed(
        ILogger logger, Exception? exception, string? rule, string project, string reason, bool isTransient, bool mayHaveStarted, string errorCode, string requestId);

    [LoggerMessage(8, LogLevel.Information, "Rule {Rule} already started build {BuildId} for the same change. The key of its claim is {ClaimKey}")]
    private static partial void LogDuplicate(ILogger logger, string? rule, string? buildId, string claimKey);

    [LoggerMessage(12, LogLevel.Warning, "Rule {Rule} could not start a build of {Project}: another process is starting it, until {LeaseEnd} at the latest. A retry finds its result")]
    private static partial void LogInProgress(ILogger logger, string? rule, string project, string leaseEnd);
}
