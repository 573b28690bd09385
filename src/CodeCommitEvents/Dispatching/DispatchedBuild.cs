using CodeCommitEvents.Events;

namespace CodeCommitEvents;

/// <summary>What became of a build that a rule asked for.</summary>
public sealed record DispatchedBuild
{
    /// <summary>The build asked for, as it was handed to the starter.</summary>
    public required BuildRequest Request { get; init; }

    /// <summary>Started, a duplicate, superseded, or failed.</summary>
    public required DispatchOutcome Outcome { get; init; }

    /// <summary>The build; of a duplicate the one that was started before. Null where it failed.</summary>
    public StartedBuild? Started { get; init; }

    /// <summary>The build that was stopped, if it was still running: the older one, or this one where it is superseded. Null where none was.</summary>
    public StartedBuild? Stopped { get; init; }

    /// <summary>Why it was not started. Null unless it failed.</summary>
    public Exception? Failure { get; init; }

    /// <summary>Whether trying again can help: it does not where the request itself is wrong.</summary>
    public bool CanBeRetried => Failure is not null and not BuildStartException { IsTransient: false };

    /// <summary>One line: <c>payments-ci: started payments-ci:0e1b…</c>. It has no values of variables.</summary>
    public override string ToString() => $"{Printable.Of(Request.ProjectName)}: {Words}";

    private string Words => Outcome switch
    {
        DispatchOutcome.Started => $"started {Started?.BuildId}{(Stopped is null ? "" : $" in the place of {Stopped.BuildId}")}",
        DispatchOutcome.Duplicate => $"started before, {Started?.BuildId}",
        DispatchOutcome.Superseded => $"{Started?.BuildId} was stopped for a newer one",
        _ => $"not started{(CanBeRetried ? ", trying again can help" : "")}: {Failure?.Message}",
    };
}
