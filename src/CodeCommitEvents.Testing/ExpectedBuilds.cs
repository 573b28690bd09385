using System.Collections;
using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Testing;

/// <summary>
/// A table of events and the builds that they must start. A row has the form <c>{ FakeEvents.ReferenceUpdated(), "ci" }</c>. A row
/// without a project means that its event must start no build.
/// </summary>
public sealed class ExpectedBuilds : IEnumerable<ExpectedBuildsRow>
{
    private readonly List<ExpectedBuildsRow> rows = [];

    /// <summary>Adds a row for an event that must start no build.</summary>
    /// <param name="serviceEvent">The event.</param>
    /// <exception cref="ArgumentNullException"><paramref name="serviceEvent"/> is null.</exception>
    public void Add(ServiceEvent serviceEvent) => Add(serviceEvent, EventFacts.None, []);

    /// <summary>Adds a row for an event and the builds that it must start.</summary>
    /// <param name="serviceEvent">The event.</param>
    /// <param name="projects">The projects whose builds the event must start, in any order. A project occurs once for each of its builds.</param>
    /// <exception cref="ArgumentException">An argument is null, or a project is null or empty.</exception>
    public void Add(ServiceEvent serviceEvent, params string[] projects) => Add(serviceEvent, EventFacts.None, projects);

    /// <summary>Adds a row for an event, with facts that the event itself does not contain, such as the commit message.</summary>
    /// <param name="serviceEvent">The event.</param>
    /// <param name="facts">The facts that are known. All others are unknown.</param>
    /// <param name="projects">
    /// The projects whose builds the event must start, in any order. A project occurs once for each of its builds. Empty if it must start no build.
    /// </param>
    /// <exception cref="ArgumentException">An argument is null, or a project is null or empty.</exception>
    public void Add(ServiceEvent serviceEvent, EventFacts facts, params string[] projects)
    {
        ArgumentNullException.ThrowIfNull(serviceEvent);
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(projects);
        if (Array.Exists(projects, string.IsNullOrEmpty))
        {
            throw new ArgumentException("The projects of a row must not be empty.", nameof(projects));
        }

        rows.Add(new() { Event = serviceEvent, Facts = facts, Projects = [.. projects] });
    }

    /// <inheritdoc/>
    public IEnumerator<ExpectedBuildsRow> GetEnumerator() => rows.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
