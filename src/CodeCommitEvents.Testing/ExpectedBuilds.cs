using System.Collections;
using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Testing;

/// <summary>
/// A table of events and the builds that they start. A row has the form <c>{ FakeEvents.ReferenceUpdated(), "ci" }</c>. The event
/// of a row without a project must start nothing.
/// </summary>
public sealed class ExpectedBuilds : IEnumerable<ExpectedBuildsRow>
{
    private readonly List<ExpectedBuildsRow> rows = [];

    /// <summary>Adds a row for an event that starts nothing.</summary>
    /// <param name="serviceEvent">The event.</param>
    /// <exception cref="ArgumentNullException"><paramref name="serviceEvent"/> is null.</exception>
    public void Add(ServiceEvent serviceEvent) => Add(serviceEvent, EventFacts.None, []);

    /// <summary>Adds a row.</summary>
    /// <param name="serviceEvent">The event.</param>
    /// <param name="projects">The projects whose builds the event starts, in any order, without duplicates.</param>
    /// <exception cref="ArgumentException">An argument is null, or a project is null, empty or a duplicate.</exception>
    public void Add(ServiceEvent serviceEvent, params string[] projects) => Add(serviceEvent, EventFacts.None, projects);

    /// <summary>Adds a row for an event with facts that the event does not contain.</summary>
    /// <param name="serviceEvent">The event.</param>
    /// <param name="facts">The facts.</param>
    /// <param name="projects">The projects whose builds the event starts, in any order, without duplicates. Empty if the event starts nothing.</param>
    /// <exception cref="ArgumentException">An argument is null, or a project is null, empty or a duplicate.</exception>
    public void Add(ServiceEvent serviceEvent, EventFacts facts, params string[] projects)
    {
        ArgumentNullException.ThrowIfNull(serviceEvent);
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(projects);
        if (Array.Exists(projects, string.IsNullOrEmpty) || projects.Distinct(StringComparer.Ordinal).Count() != projects.Length)
        {
            throw new ArgumentException("The projects of a row must be different, and must not be empty.", nameof(projects));
        }

        rows.Add(new() { Event = serviceEvent, Facts = facts, Projects = [.. projects] });
    }

    /// <inheritdoc/>
    public IEnumerator<ExpectedBuildsRow> GetEnumerator() => rows.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
