using System.Text.Json.Serialization;
using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;

namespace CodeCommitEvents;

/// <summary>The result for a build that a rule requested.</summary>
public sealed record DispatchedBuild
{
    /// <summary>The request, as the starter received it.</summary>
    public required BuildRequest Request { get; init; }

    /// <summary>
    /// The key of the claim of the build. <see cref="IBuildClaimStore.FindAsync"/> reads the claim, and
    /// <see cref="IBuildClaimStore.ForgetAsync"/> forgets it, so that the build can be started again. Null if the result was created in code.
    /// </summary>
    public string? ClaimKey { get; init; }

    /// <summary>Whether the build was started, is a duplicate, is superseded, or has failed.</summary>
    public required DispatchOutcome Outcome { get; init; }

    /// <summary>The started build. For a duplicate, the build that was started before. Null if the outcome is <see cref="DispatchOutcome.Failed"/>.</summary>
    public StartedBuild? Started { get; init; }

    /// <summary>
    /// The superseded build: the previous build or this build. The superseded build was stopped if it was still running. Null if no build
    /// was superseded.
    /// </summary>
    public StartedBuild? Stopped { get; init; }

    /// <summary>The exception if the outcome is <see cref="DispatchOutcome.Failed"/>. Null for all other outcomes.</summary>
    [JsonConverter(typeof(ExceptionJsonConverter))]
    public Exception? Failure { get; init; }

    /// <summary>Whether a retry can help. False if the build has not failed, or if the failure is permanent.</summary>
    public bool CanBeRetried => Failure is not null and not BuildStartException { IsTransient: false };

    /// <summary>Returns the result on one line, such as <c>payments-ci: started payments-ci:0e1b…</c>, without values of environment variables.</summary>
    public override string ToString() => DisplayText.Escape($"{Request.ProjectName}: {ResultText}");

    private string ResultText => Outcome switch
    {
        DispatchOutcome.Started => $"started {Started?.BuildId}{(Stopped is null ? "" : $", which supersedes {Stopped.BuildId}")}{FactNames.Assumption(Request.AssumedFacts)}",
        DispatchOutcome.Duplicate => $"started before, {Started?.BuildId}",
        DispatchOutcome.Superseded => $"{Started?.BuildId} was stopped for a newer build",
        _ => $"not started{(CanBeRetried ? ", a retry can help" : "")}: {Failure?.Message}",
    };
}
