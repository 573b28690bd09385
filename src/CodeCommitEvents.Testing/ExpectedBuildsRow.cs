using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Testing;

/// <summary>A row of a <see cref="ExpectedBuilds"/>: an event and the builds that it starts.</summary>
public sealed record ExpectedBuildsRow
{
    /// <summary>The event.</summary>
    public required ServiceEvent Event { get; init; }

    /// <summary>What is known of it beyond what it says. Default: nothing.</summary>
    public EventFacts Facts { get; init; } = EventFacts.None;

    /// <summary>The projects whose builds it starts. Default: none.</summary>
    public ValueList<string> Projects { get; init; } = ValueList<string>.Empty;
}
