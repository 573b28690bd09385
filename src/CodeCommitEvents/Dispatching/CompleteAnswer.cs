using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Dispatching;

/// <summary>The answer to a command, with what was started and stopped.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="HasFailed">Whether something that the command asks for was not done. Another attempt can do it and has an answer of its own.</param>
internal sealed record CompleteAnswer(CommandAnswer Answer, bool HasFailed)
{
    /// <summary>Returns null if the event contains no command. A build that an earlier delivery of the same comment started is a started build, so that both deliveries have the same answer.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="builds">The results of its builds.</param>
    /// <param name="stops">The results of its stops.</param>
    public static CompleteAnswer? Of(BuildDecision decision, IReadOnlyList<DispatchedBuild> builds, IReadOnlyList<DispatchedStop> stops)
    {
        if (decision.Command is not { Answer: var draft })
        {
            return null;
        }

        var (lines, failed) = (new List<string>(), 0);
        foreach (var build in builds)
        {
            if (build.Request.Subject == ActionSubject.PullRequest)
            {
                lines.Add($"{CommandAnswers.NameOf(build.Request)}: {Words(build)}");
                failed += build.Outcome == DispatchOutcome.Failed ? 1 : 0;
            }
        }

        foreach (var stop in stops)
        {
            lines.Add($"{stop.Build.BuildId}: {(stop.Failure is { } failure ? $"could not be stopped{Reason(failure)}" : "stopped")}");
            failed += stop.Failure is null ? 0 : 1;
        }

        return lines.Count == 0
            ? new(draft, HasFailed: false)
            : new(CommandAnswers.Of(Title(stops.Count > 0 ? "stopped" : "started", lines.Count - failed, failed), [.. lines, .. draft.Lines]), failed > 0);
    }

    private static string Title(string verb, int done, int failed) =>
        failed == 0 ? $"{CommandAnswers.Count(done)} {verb}"
        : done == 0 ? $"{CommandAnswers.Count(failed)} not {verb}"
        : $"{CommandAnswers.Count(done)} {verb}, {CommandAnswers.Count(failed)} not {verb}";

    private static string Words(DispatchedBuild build) => build.Outcome switch
    {
        DispatchOutcome.Failed => $"could not be started{Reason(build.Failure!)}",
        DispatchOutcome.Superseded => $"replaced by a newer build ({build.Started?.BuildId})",
        _ => $"started ({build.Started?.BuildId}){FactNames.Assumption(build.Request.AssumedFacts)}",
    };

    /// <summary>Returns the error code of the service. The message of the exception is only in the log, because it can contain what the reader of the answer must not see.</summary>
    private static string Reason(Exception failure) =>
        $"{((failure as IActionException)?.ErrorCode is { Length: > 0 } code ? $" ({code})" : "")}{(failure is IActionException { IsTransient: false } ? "" : "; a retry follows")}";
}
