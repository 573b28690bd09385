using CodeCommitEvents.Building;
using Microsoft.Extensions.Logging;

namespace CodeCommitEvents.Dispatching;

/// <summary>Takes claims and gives them back, with patience and without harm: what became of a build never hangs on its claim.</summary>
internal sealed partial class ResilientBuildClaims(IBuildClaimStore claims, TimeSpan patience, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(100);

    /// <summary>How long to try to keep a claim or to give it back: the answer must not wait for a store that hangs.</summary>
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(5);

    /// <summary>The same when there is no time left: within what is kept for the answer.</summary>
    private static readonly TimeSpan LastTime = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The claim. Where somebody else holds it, it is asked for a few times more: starting a build takes less than a second,
    /// and two deliveries of one change often come at the same time.
    /// </summary>
    public async Task<BuildClaim> AcquireAsync(string key, CancellationToken cancellationToken)
    {
        var claim = await TakeOnceAsync(key, cancellationToken).ConfigureAwait(false);
        var rest = patience;
        for (var delay = FirstDelay; claim.State == BuildClaimState.InProgress && rest > TimeSpan.Zero; delay *= 2)
        {
            var now = delay < rest ? delay : rest;
            rest -= now;
            await Task.Delay(now, time, cancellationToken).ConfigureAwait(false);
            claim = await TakeOnceAsync(key, cancellationToken).ConfigureAwait(false);
        }

        return claim;
    }

    /// <summary>The build is started, whatever becomes of its claim: that ends with its lease, and the token is the same.</summary>
    public Task CompleteAsync(BuildClaim claim, StartedBuild started, CancellationToken cancellationToken) =>
        TryAsync(token => claims.CompleteAsync(claim, started, token), started.BuildId, cancellationToken);

    /// <summary>Gives the claim back, so that the next attempt need not wait until it ends.</summary>
    public Task ReleaseAsync(BuildClaim? claim, Exception failure, CancellationToken cancellationToken)
    {
        // What failed for sure now may have been started by the holder before.
        var mayHaveStarted = claim?.State == BuildClaimState.AcquiredExpired || failure is not BuildStartException { MayHaveStarted: false };
        return claim is { IsYours: true }
            ? TryAsync(token => claims.ReleaseAsync(claim, mayHaveStarted, token), claim.Key, cancellationToken)
            : Task.CompletedTask;
    }

    /// <exception cref="ClaimException">The store does not answer, or refuses.</exception>
    private async Task<BuildClaim> TakeOnceAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            return await claims.AcquireAsync(key, cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw new ClaimException(exception);
        }
    }

    private async Task TryAsync(Func<CancellationToken, Task> call, string build, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(MostTime, time);
        using var deadline = cancellationToken.UnsafeRegister(static limit => ((CancellationTokenSource)limit!).CancelAfter(LastTime), limit);
        try
        {
            await call(limit.Token).WaitAsync(limit.Token).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            LogFailed(logger, exception, build);
        }
    }

    [LoggerMessage(9, LogLevel.Warning, "The claim of {Build} could not be kept or given back")]
    private static partial void LogFailed(ILogger logger, Exception exception, string build);
}
