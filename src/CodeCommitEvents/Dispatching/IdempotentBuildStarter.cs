using System.Collections.Concurrent;
using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using Microsoft.Extensions.Logging;

namespace CodeCommitEvents.Dispatching;

/// <summary>Starts each build once: takes its claim, starts it, and keeps what came of it.</summary>
internal sealed partial class IdempotentBuildStarter(IBuildStarter starter, ResilientBuildClaims claims, SupersededBuildStopper superseding, TimeProvider time, ILogger logger)
{
    /// <summary>How long CodeBuild answers a token with the build that it started for it.</summary>
    private static readonly TimeSpan TokenLifetime = TimeSpan.FromMinutes(5);

    /// <summary>Builds that this process is starting: of two deliveries of one change at the same time the second waits for the first.</summary>
    private readonly ConcurrentDictionary<string, Lazy<Task<DispatchedBuild>>> running = new(StringComparer.Ordinal);

    public async Task<DispatchedBuild> StartAsync(BuildStartContext prepared, CancellationToken cancellationToken)
    {
        var mine = new Lazy<Task<DispatchedBuild>>(() => ClaimAndStartAsync(prepared, cancellationToken));
        var first = running.GetOrAdd(prepared.Request.IdempotencyToken!, mine);
        if (!ReferenceEquals(first, mine))
        {
            return await WaitAsync(first.Value, prepared, cancellationToken).ConfigureAwait(false);
        }

        try
        {
            return await mine.Value.ConfigureAwait(false);
        }
        finally
        {
            running.TryRemove(new(prepared.Request.IdempotencyToken!, mine));
        }
    }

    private async Task<DispatchedBuild> WaitAsync(Task<DispatchedBuild> first, BuildStartContext prepared, CancellationToken cancellationToken)
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
            return Failed(prepared, OutOfTime(prepared.Request, exception, mayHaveStarted: true));
        }
    }

    private async Task<DispatchedBuild> ClaimAndStartAsync(BuildStartContext prepared, CancellationToken cancellationToken)
    {
        var request = prepared.Request;
        BuildClaim? claim = null;
        try
        {
            claim = await claims.AcquireAsync(request.IdempotencyToken!, cancellationToken).ConfigureAwait(false);
            if (!claim.IsYours)
            {
                return Answered(prepared, claim);
            }

            var dispatched = await StartClaimedAsync(prepared, claim, cancellationToken).ConfigureAwait(false);
            await claims.CompleteAsync(claim, dispatched.Started!, cancellationToken).ConfigureAwait(false);
            return dispatched;
        }
        catch (Exception exception)
        {
            // A starter is somebody else's code: whatever it throws, the other builds have their turn.
            var failure = exception switch
            {
                OperationCanceledException when cancellationToken.IsCancellationRequested => OutOfTime(request, exception, mayHaveStarted: claim is not null),
                ClaimException => new BuildStartException(request.ProjectName, isTransient: true, exception.Message, exception.InnerException),
                _ => exception,
            };
            await claims.ReleaseAsync(claim, failure, cancellationToken).ConfigureAwait(false);
            return Failed(prepared, failure);
        }
    }

    /// <summary>Starts the build while the claim lasts: after its lease somebody else may be at it.</summary>
    private async Task<DispatchedBuild> StartClaimedAsync(BuildStartContext prepared, BuildClaim claim, CancellationToken cancellationToken)
    {
        var request = prepared.Request;
        using var lease = new CancellationTokenSource(Rest(claim), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(lease.Token, cancellationToken);
        try
        {
            var found = await FindAsync(request, claim, either.Token).ConfigureAwait(false);
            var started = found ?? await starter.StartAsync(request, either.Token).WaitAsync(either.Token).ConfigureAwait(false)
                ?? throw new BuildStartException(request.ProjectName, isTransient: true, "The starter answered with no build.") { MayHaveStarted = true };
            LogStarted(logger, request.RuleName, started.BuildId, prepared.Change);
            var stopped = await superseding.StopAsync(prepared, started, either.Token).ConfigureAwait(false);
            return new()
            {
                Request = request,
                Outcome = started.Equals(stopped) ? DispatchOutcome.Superseded : found is null ? DispatchOutcome.Started : DispatchOutcome.Duplicate,
                Started = started,
                Stopped = stopped,
            };
        }
        catch (OperationCanceledException exception) when (lease.IsCancellationRequested)
        {
            throw new BuildStartException(request.ProjectName, isTransient: true, "Its claim ended before there was an answer.", exception) { MayHaveStarted = true };
        }
    }

    private DispatchedBuild Answered(BuildStartContext prepared, BuildClaim claim)
    {
        var request = prepared.Request;
        if (claim.State == BuildClaimState.Completed)
        {
            LogDuplicate(logger, request.RuleName, claim.Build?.BuildId, prepared.Change);
            return new() { Request = request, Outcome = DispatchOutcome.Duplicate, Started = claim.Build };
        }

        // Whoever holds it may crash: only a later attempt can tell.
        LogHeld(logger, request.RuleName, Printable.Of(request.ProjectName), prepared.Change);
        var failure = new BuildStartException(request.ProjectName, isTransient: true, "Somebody else is starting the build at this moment.") { MayHaveStarted = true };
        return new() { Request = request, Outcome = DispatchOutcome.Failed, Failure = failure };
    }

    private DispatchedBuild Failed(BuildStartContext prepared, Exception failure)
    {
        LogFailed(logger, failure, prepared.Request.RuleName, Printable.Of(prepared.Request.ProjectName), prepared.Change);
        return new() { Request = prepared.Request, Outcome = DispatchOutcome.Failed, Failure = failure };
    }

    private static BuildStartException OutOfTime(BuildRequest request, Exception exception, bool mayHaveStarted) =>
        new(request.ProjectName, isTransient: true, "There was no time left.", exception) { MayHaveStarted = mayHaveStarted };

    /// <summary>
    /// The build that an earlier holder may have started. It is looked for where the service may have forgotten its token
    /// before this claim ends: until then the token alone finds it.
    /// </summary>
    private async Task<StartedBuild?> FindAsync(BuildRequest request, BuildClaim claim, CancellationToken cancellationToken) =>
        claim is { State: BuildClaimState.AcquiredExpired, FirstAcquired: { } since } && time.GetUtcNow() + Rest(claim, TimeSpan.Zero) - since >= TokenLifetime && starter is IBuildFinder finder
            ? await finder.FindAsync(request, since, cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false)
            : null;

    private TimeSpan Rest(BuildClaim claim) => Rest(claim, Timeout.InfiniteTimeSpan);

    private TimeSpan Rest(BuildClaim claim, TimeSpan whereEndless) =>
        claim.LeaseEnd is not { } end ? whereEndless
        : end - time.GetUtcNow() is var rest && rest > TimeSpan.Zero ? rest
        : TimeSpan.Zero;

    [LoggerMessage(1, LogLevel.Information, "Rule {RuleName} started the build {BuildId} for {Change}")]
    private static partial void LogStarted(ILogger logger, string? ruleName, string buildId, string change);

    [LoggerMessage(2, LogLevel.Error, "Rule {RuleName} could not start a build of {ProjectName} for {Change}")]
    private static partial void LogFailed(ILogger logger, Exception exception, string? ruleName, string projectName, string change);

    [LoggerMessage(8, LogLevel.Information, "Rule {RuleName} has started the build {BuildId} before, for the same change: {Change}")]
    private static partial void LogDuplicate(ILogger logger, string? ruleName, string? buildId, string change);

    [LoggerMessage(12, LogLevel.Warning, "Somebody else is starting the build of {ProjectName} that rule {RuleName} asks for, for {Change}: only a later attempt can tell what comes of it")]
    private static partial void LogHeld(ILogger logger, string? ruleName, string projectName, string change);
}
