using CodeCommitEvents.Building;
using Microsoft.Extensions.Logging;

namespace CodeCommitEvents.Dispatching;

/// <summary>What a rule requests for an event: to start a build, or to notify a channel. <see cref="OnceRunner"/> does it once.</summary>
internal abstract class OnceAction(ActionIdentity identity)
{
    /// <summary>The key of the claim.</summary>
    public string Key => identity.Key;

    /// <summary>The request for the claim.</summary>
    public abstract BuildClaimRequest ClaimRequest { get; }

    /// <summary>How long the service remembers the token of the action.</summary>
    public abstract TimeSpan TokenLifetime { get; }

    /// <summary>Whether the service can be asked for the result of an earlier attempt.</summary>
    public virtual bool CanFind => false;

    /// <summary>What executes the action: <c>starter</c> or <c>channel</c>.</summary>
    public abstract string Executor { get; }

    /// <summary>Why the action fails while another process executes it.</summary>
    public abstract string InProgressReason { get; }

    protected ActionIdentity Identity => identity;

    /// <summary>
    /// Returns the action for a claim. The token of the action is the key of the claim, unless the same key can have several results: then
    /// the token also contains the time at which the claim was first acquired.
    /// </summary>
    public OnceAction For(BuildClaim claim) => identity.HasMoment && !claim.WasForgotten ? this : With(identity.TokenFor(claim));

    /// <summary>Finds the result of an earlier attempt.</summary>
    public virtual Task<StartedBuild?> FindAsync(DateTimeOffset since, CancellationToken cancellationToken) => Task.FromResult<StartedBuild?>(null);

    /// <summary>Executes the action. Null if the service returned no result, which is a failure.</summary>
    public abstract Task<StartedBuild?> RunAsync(CancellationToken cancellationToken);

    /// <summary>Stops the build that the started build supersedes. Returns it, or the started build if a newer one supersedes it, or null.</summary>
    public virtual Task<StartedBuild?> StopSupersededAsync(StartedBuild started, CancellationToken cancellationToken) => Task.FromResult<StartedBuild?>(null);

    /// <summary>Returns the exception for a failure that a retry can mend.</summary>
    public abstract Exception Failure(string reason, bool mayHaveHappened, Exception? cause = null);

    public abstract void LogDone(ILogger logger, StartedBuild result);

    public abstract void LogDuplicate(ILogger logger, StartedBuild? result);

    public abstract void LogInProgress(ILogger logger, string leaseEnd);

    /// <param name="logger">The logger.</param>
    /// <param name="exception">The exception for the stack. Null if the stack is not logged.</param>
    /// <param name="failure">The failure in words.</param>
    public abstract void LogFailed(ILogger logger, Exception? exception, ActionFailure failure);

    protected abstract OnceAction With(string token);
}

/// <summary>A failure for a log line.</summary>
internal readonly record struct ActionFailure(string Reason, bool IsTransient, bool MayHaveHappened, string ErrorCode, string RequestId)
{
    public static ActionFailure Of(Exception exception)
    {
        var known = exception as IActionException;
        return new(LogText.Of(exception), known?.IsTransient ?? true, known?.MayHaveHappened ?? true, known?.ErrorCode ?? "none", known?.RequestId ?? "none");
    }
}

/// <summary>The result of an action.</summary>
/// <param name="Action">The action, as it was executed.</param>
/// <param name="Outcome">The outcome.</param>
internal sealed record OnceResult(OnceAction Action, DispatchOutcome Outcome)
{
    /// <summary>The started build, or the sent message as a build. Null if the action failed.</summary>
    public StartedBuild? Result { get; init; }

    public StartedBuild? Stopped { get; init; }

    public Exception? Failure { get; init; }
}
