using System.Collections.Concurrent;
using System.Globalization;
using CodeCommitEvents.Building;
using Microsoft.Extensions.Logging;

namespace CodeCommitEvents.Dispatching;

/// <summary>Does each action only once: acquires the claim of the action, executes the action, and completes or releases the claim.</summary>
internal sealed class OnceRunner(ResilientBuildClaims claims, TimeProvider time, ILogger logger)
{
    private static readonly Task<StartedBuild?> NoBuild = Task.FromResult<StartedBuild?>(null);

    /// <summary>The actions that this process is executing. If two deliveries of one change arrive at the same time, the second waits for the first.</summary>
    private readonly ConcurrentDictionary<string, Lazy<Task<OnceResult>>> running = new(StringComparer.Ordinal);

    public Task<OnceResult> RunAsync(OnceAction action, CancellationToken cancellationToken)
    {
        var added = new Lazy<Task<OnceResult>>(() => ClaimAndRunAsync(action, cancellationToken));
        var first = running.GetOrAdd(action.Key, added);
        return ReferenceEquals(first, added) ? added.Value : WaitAsync(first.Value, action, cancellationToken);
    }

    private async Task<OnceResult> WaitAsync(Task<OnceResult> first, OnceAction action, CancellationToken cancellationToken)
    {
        try
        {
            var result = await first.WaitAsync(cancellationToken).ConfigureAwait(false);
            return result.Outcome == DispatchOutcome.Failed
                ? result
                : result with { Outcome = DispatchOutcome.Duplicate, Stopped = null };
        }
        catch (OperationCanceledException exception)
        {
            return Failed(action, OutOfTime(action, exception, mayHaveHappened: true));
        }
    }

    private async Task<OnceResult> ClaimAndRunAsync(OnceAction action, CancellationToken cancellationToken)
    {
        BuildClaim? claim = null;
        try
        {
            claim = await claims.AcquireAsync(action.ClaimRequest, cancellationToken).ConfigureAwait(false);
            action = action.For(claim);
            if (!claim.IsAcquired)
            {
                return NotAcquired(action, claim);
            }

            var result = await RunClaimedAsync(action, claim, cancellationToken).ConfigureAwait(false);
            await claims.CompleteAsync(claim, result.Result!, cancellationToken).ConfigureAwait(false);
            return result;
        }
        catch (Exception exception)
        {
            // A starter or a channel can throw any exception. The other actions must still be executed.
            var failure = exception switch
            {
                OperationCanceledException when cancellationToken.IsCancellationRequested => OutOfTime(action, exception, mayHaveHappened: claim is not null),
                ClaimException => action.Failure(exception.Message, mayHaveHappened: false, exception.InnerException),
                _ => exception,
            };
            await claims.ReleaseAsync(claim, failure, cancellationToken).ConfigureAwait(false);
            return Failed(action, failure);
        }
        finally
        {
            running.TryRemove(action.Key, out _);
        }
    }

    /// <summary>Executes the action before the lease ends. After the end of the lease, another process can acquire the claim and execute the action.</summary>
    private async Task<OnceResult> RunClaimedAsync(OnceAction action, BuildClaim claim, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(RemainingLease(claim) ?? Timeout.InfiniteTimeSpan, time);
        using var registration = cancellationToken.UnsafeRegister(static limit => ((CancellationTokenSource)limit!).Cancel(), limit);
        try
        {
            var found = await FindAsync(action, claim, limit.Token).ConfigureAwait(false);
            var result = found
                ?? await action.RunAsync(limit.Token).WaitAsync(limit.Token).ConfigureAwait(false)
                ?? throw action.Failure($"The {action.Executor} returned no result.", mayHaveHappened: true);
            action.LogDone(logger, result);
            var stopped = await action.StopSupersededAsync(result, limit.Token).ConfigureAwait(false);
            var outcome = stopped is not null && result.Equals(stopped) ? DispatchOutcome.Superseded : found is null ? DispatchOutcome.Started : DispatchOutcome.Duplicate;
            return new(action, outcome) { Result = result, Stopped = stopped };
        }
        catch (OperationCanceledException exception) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw action.Failure($"The lease of the claim ended before the {action.Executor} responded.", mayHaveHappened: true, exception);
        }
    }

    /// <summary>
    /// Finds the result of an earlier holder of the claim. If the service certainly remembers the token until the lease ends, no search is
    /// needed: an action with the same token returns the earlier result.
    /// </summary>
    private Task<StartedBuild?> FindAsync(OnceAction action, BuildClaim claim, CancellationToken cancellationToken)
    {
        if (claim.State != BuildClaimState.AcquiredExpired || !action.CanFind)
        {
            return NoBuild;
        }

        var since = claim.FirstAcquired ?? DateTimeOffset.UnixEpoch;
        var leaseEnd = time.GetUtcNow() + (RemainingLease(claim) ?? TimeSpan.Zero);
        return leaseEnd - since >= action.TokenLifetime
            ? action.FindAsync(since, cancellationToken).WaitAsync(cancellationToken)
            : NoBuild;
    }

    private OnceResult NotAcquired(OnceAction action, BuildClaim claim)
    {
        if (claim.State == BuildClaimState.Completed)
        {
            action.LogDuplicate(logger, claim.Build);
            return new(action, DispatchOutcome.Duplicate) { Result = claim.Build };
        }

        // The other process may still crash, so the outcome is Failed. A retry then gets the result.
        action.LogInProgress(logger, Until(claim));
        return new(action, DispatchOutcome.Failed) { Failure = action.Failure(action.InProgressReason, mayHaveHappened: true) };
    }

    /// <summary>Logs a failure on one line. The stack is logged only at the level Debug.</summary>
    private OnceResult Failed(OnceAction action, Exception failure)
    {
        action.LogFailed(logger, logger.IsEnabled(LogLevel.Debug) ? failure : null, ActionFailure.Of(failure));
        return new(action, DispatchOutcome.Failed) { Failure = failure };
    }

    private static string Until(BuildClaim claim) => claim.LeaseEnd is { } end
        ? end.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture)
        : "the end of its lease";

    private static Exception OutOfTime(OnceAction action, Exception exception, bool mayHaveHappened) =>
        action.Failure("The call was cancelled or its time has run out.", mayHaveHappened, exception);

    /// <summary>Returns the remaining time of the lease; zero if the lease has ended, null for a claim without a lease.</summary>
    private TimeSpan? RemainingLease(BuildClaim claim) =>
        claim.LeaseEnd is not { } end ? null
        : end - time.GetUtcNow() is var remaining && remaining > TimeSpan.Zero ? remaining
        : TimeSpan.Zero;
}
