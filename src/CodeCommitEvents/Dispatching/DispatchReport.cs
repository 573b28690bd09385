using CodeCommitEvents.Events;

namespace CodeCommitEvents;

/// <summary>The results for all events of a payload.</summary>
public sealed record DispatchReport
{
    /// <summary>The results in the order of the events in the payload.</summary>
    public required ValueList<DispatchedEvent> Events { get; init; }

    /// <summary>Whether any event has failures; see <see cref="DispatchedEvent.HasFailures"/>.</summary>
    public bool HasFailures
    {
        get
        {
            foreach (var dispatched in Events)
            {
                if (dispatched.HasFailures)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Returns the results as text, with one or more lines for each event.</summary>
    public override string ToString() => string.Join(Environment.NewLine, Events);
}
