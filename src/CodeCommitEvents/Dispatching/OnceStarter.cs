using System.Collections.Concurrent;
using CodeCommitEvents.Building;
using Microsoft.Extensions.Logging;

namespace CodeCommitEvents.Dispatching;

/// <summary>Starts each build once: takes its claim, starts it, and keeps what came of it.</summary>
internal sealed partial class OnceStarter(IBuildStarter starter, IBuildClaims claims, TimeProvider time, ILogger logger)
{
    /// <summary>How long CodeBuild answers a token with the build that it started for it.</summary>
    private static readonly TimeSpan TokenLifetime = TimeSpan.FromMinutes(5);

    /// <summary>Builds that this process is starting: of two deliveries of one change at the same time the second waits for the first.</summary>
    private readonly ConcurrentDictionary<string, Lazy<Task<DispatchedBuild>>> running = new(StringComparer.Ordinal);

    public async Task<DispatchedBuild> StartAsync(BuildRequest request, CancellationToken cancellationToken)
    {
        var mine = new Lazy<Task<DispatchedBuild>>(() => ClaimAndStartAsync(request, cancellationToken));
        var first = running.GetOrAdd(request.IdempotencyToken!, mine);
        try
        {
            var dispatched = await first.Value.ConfigureAwait(false);
            return ReferenceEquals(first, mine) || dispatched.Outcome != DispatchOutcome.Started
                ? dispatched
                : dispatched with { Outcome = DispatchOutcome.Duplicate };
        }
        finally
        {
            running.TryRemove(new(request.IdempotencyToken!, first));
        }
    }

    private async Task<DispatchedBuild> ClaimAndStartAsync(BuildRequest request, CancellationToken cancellationToken)
    {
        BuildClaim? claim = null;
        try
        {
            claim = await claims.TakeAsync(request.IdempotencyToken!, cancellationToken).ConfigureAwait(false);
            if (!claim.IsYours)
            {
                return Answered(request, claim);
            }

            var found = await FindAsync(request, claim, cancellationToken).ConfigureAwait(false);
            var started = found ?? await starter.StartAsync(request, cancellationToken).ConfigureAwait(false);
            await CompleteAsync(claim, started).ConfigureAwait(false);
            LogStarted(logger, request.RuleName, started.BuildId);
            return new() { Request = request, Outcome = found is null ? DispatchOutcome.Started : DispatchOutcome.Duplicate, Started = started };
        }
        catch (Exception exception)
        {
            // A starter is somebody else's code: whatever it throws, the other builds have their turn.
            await ReleaseAsync(claim, exception).ConfigureAwait(false);
            LogFailed(logger, exception, request.RuleName, request.ProjectName);
            return new() { Request = request, Outcome = DispatchOutcome.Failed, Failure = exception };
        }
    }

    private DispatchedBuild Answered(BuildRequest request, BuildClaim claim)
    {
        if (claim.State == BuildClaimState.Completed)
        {
            LogDuplicate(logger, request.RuleName, claim.Build?.BuildId);
            return new() { Request = request, Outcome = DispatchOutcome.Duplicate, Started = claim.Build };
        }

        // Whoever holds it may crash: only a later attempt can tell.
        var failure = new BuildStartException(request.ProjectName, isTransient: true, "Somebody else is starting the build at this moment.") { MayHaveStarted = true };
        return new() { Request = request, Outcome = DispatchOutcome.Failed, Failure = failure };
    }

    /// <summary>The build that a crashed holder may have started too long ago for the service to know its token.</summary>
    private async Task<StartedBuild?> FindAsync(BuildRequest request, BuildClaim claim, CancellationToken cancellationToken) =>
        claim is { State: BuildClaimState.TakenOver, FirstTaken: { } since } && time.GetUtcNow() - since >= TokenLifetime && starter is IBuildFinder finder
            ? await finder.FindAsync(request, since, cancellationToken).ConfigureAwait(false)
            : null;

    /// <summary>The build is started, whatever becomes of its claim: that ends with its lease, and the token is the same.</summary>
    private async Task CompleteAsync(BuildClaim claim, StartedBuild started)
    {
        try
        {
            await claims.CompleteAsync(claim, started, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            LogClaimFailed(logger, exception, started.BuildId);
        }
    }

    /// <summary>Gives the claim back, unless the build may have been started.</summary>
    private async Task ReleaseAsync(BuildClaim? claim, Exception failure)
    {
        if (claim is not { IsYours: true } || failure is not BuildStartException { MayHaveStarted: false })
        {
            return;
        }

        try
        {
            await claims.ReleaseAsync(claim, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            LogClaimFailed(logger, exception, claim.Key);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Rule {RuleName} started the build {BuildId}")]
    private static partial void LogStarted(ILogger logger, string? ruleName, string buildId);

    [LoggerMessage(2, LogLevel.Error, "Rule {RuleName} could not start a build of {ProjectName}")]
    private static partial void LogFailed(ILogger logger, Exception exception, string? ruleName, string projectName);

    [LoggerMessage(8, LogLevel.Information, "Rule {RuleName} has started the build {BuildId} before, for the same change")]
    private static partial void LogDuplicate(ILogger logger, string? ruleName, string? buildId);

    [LoggerMessage(9, LogLevel.Warning, "The claim of {Build} could not be kept or given back")]
    private static partial void LogClaimFailed(ILogger logger, Exception exception, string build);
}
