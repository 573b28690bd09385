using CodeCommitEvents.Events;

namespace CodeCommitEvents;

/// <summary>What became of every event of a payload.</summary>
public sealed record DispatchReport
{
    /// <summary>The events, in the order of the payload.</summary>
    public required ValueList<DispatchedEvent> Events { get; init; }

    /// <summary>Whether a record could not be read, a rule threw, or a build could not be started. An event that no rule wants is no failure.</summary>
    public bool HasFailures => Events.Any(dispatched => dispatched.HasFailures);

    /// <summary>What became of every event, in lines for people.</summary>
    public override string ToString() => string.Join(Environment.NewLine, Events);
}
