using CodeCommitEvents.Building;
using Microsoft.Extensions.Logging;

namespace CodeCommitEvents.Dispatching;

/// <summary>
/// Acquires, completes and releases claims. A completion or release that fails or takes too long is logged and does not change the
/// result of a build or a notification.
/// </summary>
internal sealed partial class ResilientBuildClaims(IBuildClaimStore store, TimeSpan waitTime, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(100);

    /// <summary>The time limit for completing or releasing a claim. The result of a build must not wait for a store that does not respond.</summary>
    private static readonly TimeSpan WriteTimeout = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The time limit for completing or releasing a claim after a cancellation. This limit is shorter than the default of
    /// <see cref="BuildDispatcherOptions.AnswerTime"/>.
    /// </summary>
    private static readonly TimeSpan WriteTimeoutAfterCancellation = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Acquires a claim. While another process holds the claim, the call is repeated until the wait time ends: two deliveries of one
    /// change often arrive at the same time, and starting a build takes less than a second.
    /// </summary>
    /// <exception cref="ClaimException">The store failed or did not respond.</exception>
    public async Task<BuildClaim> AcquireAsync(BuildClaimRequest request, CancellationToken cancellationToken)
    {
        var remaining = waitTime;
        try
        {
            for (var delay = FirstDelay; ; delay *= 2)
            {
                var claim = await store.AcquireAsync(request, cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
                if (claim.State != BuildClaimState.InProgress || remaining <= TimeSpan.Zero)
                {
                    return claim;
                }

                var nextDelay = delay < remaining ? delay : remaining;
                remaining -= nextDelay;
                await Task.Delay(nextDelay, time, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw new ClaimException(exception);
        }
    }

    /// <summary>Completes a claim. If this fails, another attempt can acquire the claim after the end of the lease. That attempt sends the same token.</summary>
    public Task CompleteAsync(BuildClaim claim, StartedBuild started, CancellationToken cancellationToken) =>
        WriteAsync(token => store.CompleteAsync(claim, started, token), started.BuildId, cancellationToken);

    /// <summary>Releases an acquired claim, so that the next attempt does not have to wait for the end of the lease. Does nothing for other claims.</summary>
    public Task ReleaseAsync(BuildClaim? claim, Exception failure, CancellationToken cancellationToken)
    {
        // Even if this attempt did not start the build, an earlier holder of the claim may have started it.
        var mayHaveStarted = claim?.State == BuildClaimState.AcquiredExpired || failure is not IActionException { MayHaveHappened: false };
        return claim is { IsAcquired: true }
            ? WriteAsync(token => store.ReleaseAsync(claim, mayHaveStarted, token), claim.Key, cancellationToken)
            : Task.CompletedTask;
    }

    private async Task WriteAsync(Func<CancellationToken, Task> write, string name, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(WriteTimeout, time);
        using var registration = cancellationToken.UnsafeRegister(static timeout => ((CancellationTokenSource)timeout!).CancelAfter(WriteTimeoutAfterCancellation), timeout);
        try
        {
            await write(timeout.Token).WaitAsync(timeout.Token).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            LogFailed(logger, exception, name);
        }
    }

    [LoggerMessage(9, LogLevel.Warning, "The claim of {Build} could not be completed or released")]
    private static partial void LogFailed(ILogger logger, Exception exception, string build);
}

/// <summary>The claim of a build could not be acquired, because the claim store failed or did not respond.</summary>
internal sealed class ClaimException(Exception innerException) : Exception($"The claim could not be acquired: the claim store threw {innerException.GetType().Name}.", innerException);
