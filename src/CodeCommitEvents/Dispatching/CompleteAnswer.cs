using CodeCommitEvents.Building;
using CodeCommitEvents.Notifying;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Dispatching;

/// <summary>Adds to the answer to a command what was started and stopped.</summary>
internal static class CompleteAnswer
{
    /// <summary>Returns null if the event contains no command. A build that an earlier delivery of the same comment started is a started build, so that both deliveries have the same answer.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="builds">The results of its builds.</param>
    /// <param name="stops">The results of its stops.</param>
    public static CommandAnswer? Of(BuildDecision decision, IReadOnlyList<DispatchedBuild> builds, IReadOnlyList<DispatchedStop> stops)
    {
        if (decision.Command is not { Answer: var draft })
        {
            return null;
        }

        var (lines, done, failed) = (new List<string>(), 0, 0);
        foreach (var build in builds)
        {
            if (build.Request.Subject == ActionSubject.PullRequest)
            {
                lines.Add($"{CommandAnswers.NameOf(build.Request)}: {Words(build)}");
                (done, failed) = build.Outcome == DispatchOutcome.Failed ? (done, failed + 1) : (done + 1, failed);
            }
        }

        foreach (var stop in stops)
        {
            lines.Add($"{stop.Build.BuildId}: {(stop.Failure is { } failure ? $"could not be stopped{Reason(failure)}" : "stopped")}");
            (done, failed) = stop.Failure is null ? (done + 1, failed) : (done, failed + 1);
        }

        return lines.Count == 0 ? draft : CommandAnswers.Of(Title(stops.Count > 0 ? "stopped" : "started", done, failed), [.. lines, .. draft.Lines]);
    }

    /// <summary>Whether something that the command asks for was not done. Another attempt can do it and has an answer of its own.</summary>
    public static bool HasFailed(IReadOnlyList<DispatchedBuild> builds, IReadOnlyList<DispatchedStop> stops)
    {
        foreach (var build in builds)
        {
            if (build.Outcome == DispatchOutcome.Failed && build.Request.Subject == ActionSubject.PullRequest)
            {
                return true;
            }
        }

        foreach (var stop in stops)
        {
            if (stop.Failure is not null)
            {
                return true;
            }
        }

        return false;
    }

    private static string Title(string verb, int done, int failed) =>
        failed == 0 ? $"{CommandAnswers.Count(done)} {verb}" : $"{CommandAnswers.Count(done)} {verb}, {CommandAnswers.Count(failed)} not {verb}";

    private static string Words(DispatchedBuild build) => build.Outcome switch
    {
        DispatchOutcome.Failed => $"could not be started{Reason(build.Failure!)}",
        DispatchOutcome.Superseded => $"replaced by a newer build ({build.Started?.BuildId})",
        _ => $"started ({build.Started?.BuildId})",
    };

    /// <summary>Returns the error code of the service. The message of the exception is only in the log, because it can contain what the reader of the answer must not see.</summary>
    private static string Reason(Exception failure) =>
        $"{((failure as IActionException)?.ErrorCode is { Length: > 0 } code ? $" ({code})" : "")}{(failure is IActionException { IsTransient: false } ? "" : "; a retry follows")}";
}
