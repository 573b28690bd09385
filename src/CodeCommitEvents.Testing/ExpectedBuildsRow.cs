using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Testing;

/// <summary>A row of <see cref="ExpectedBuilds"/>: an event and the builds that it must start.</summary>
public sealed record ExpectedBuildsRow
{
    /// <summary>The event.</summary>
    public required ServiceEvent Event { get; init; }

    /// <summary>Facts that the event itself does not contain. Default: none, so all facts are unknown.</summary>
    public EventFacts Facts { get; init; } = EventFacts.None;

    /// <summary>The projects whose builds the event must start, each once for each of its builds. Default: empty, so it must start no build.</summary>
    public ValueList<string> Projects { get; init; } = ValueList<string>.Empty;
}
