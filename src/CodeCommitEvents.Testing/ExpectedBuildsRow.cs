using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Testing;

/// <summary>A row of <see cref="ExpectedBuilds"/>: an event and the builds that it starts.</summary>
public sealed record ExpectedBuildsRow
{
    /// <summary>The event.</summary>
    public required ServiceEvent Event { get; init; }

    /// <summary>Facts that the event does not contain. Default: all facts are unknown.</summary>
    public EventFacts Facts { get; init; } = EventFacts.None;

    /// <summary>The projects whose builds the event starts. Default: none.</summary>
    public ValueList<string> Projects { get; init; } = ValueList<string>.Empty;
}
