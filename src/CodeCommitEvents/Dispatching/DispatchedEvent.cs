using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Events;

namespace CodeCommitEvents;

/// <summary>What became of an event: the decision, and each build of it.</summary>
public sealed record DispatchedEvent
{
    /// <summary>The event and what it came in.</summary>
    public required EventDelivery Delivery { get; init; }

    /// <summary>What the rules say of it.</summary>
    public required BuildDecision Decision { get; init; }

    /// <summary>The builds of the decision, in their order.</summary>
    public required ValueList<DispatchedBuild> Builds { get; init; }

    /// <summary>Whether it could not be read, a rule threw, or a build could not be started.</summary>
    public bool HasFailures => Delivery.Event is UnreadableMessage || Decision.Failures.Count > 0 || Builds.Any(build => build.Outcome == DispatchOutcome.Failed);

    /// <summary>What was thrown.</summary>
    internal IEnumerable<Exception> Failures => Decision.Failures.Select(failure => failure.Exception).Concat(Builds.Select(build => build.Failure).OfType<Exception>());

    /// <summary>What became of it, a line a build, or why there is none. Texts of the event are escaped.</summary>
    public override string ToString() => string.Join(Environment.NewLine, Lines());

    /// <summary>What could not be done, in words, without anything of the payload's content.</summary>
    internal string ToLine() => Delivery.Event is UnreadableMessage unreadable
        ? Unreadable(unreadable)
        : string.Join(' ', RuleFailures()
            .Concat(Builds.Where(build => build.Failure is not null).Select(build => $"{build.Request.ProjectName} was not started: {build.Failure!.Message}")));

    private IEnumerable<string> Lines() => Delivery.Event is UnreadableMessage unreadable
        ? [Unreadable(unreadable)]
        :
        [
            $"{LogSummary.Of(Delivery)}: {(Builds.Count == 0 ? "no build" : string.Join(", ", Builds.Select(build => build.Request.ProjectName)))}",
            .. Builds.Count == 0 && Decision.Explain().NearestMiss is { } nearest ? [$"  nearest: {nearest}"] : Array.Empty<string>(),
            .. RuleFailures().Concat(Builds.Select(build => build.ToString())).Select(line => $"  {line}"),
        ];

    private IEnumerable<string> RuleFailures() => Decision.Failures.Select(failure => $"Rule {failure.RuleName} threw {failure.Exception.GetType().Name}.");

    private static string Unreadable(UnreadableMessage unreadable) => $"A record could not be read: {unreadable.Layer} at {Printable.Of(unreadable.JsonPath)}.";
}
