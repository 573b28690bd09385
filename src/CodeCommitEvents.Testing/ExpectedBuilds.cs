using System.Collections;
using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Testing;

/// <summary>
/// Which events start which builds, to be written as a table: <c>{ FakeEvents.ReferenceUpdated(), "ci" }</c> is a row, and one
/// without a project starts nothing.
/// </summary>
public sealed class ExpectedBuilds : IEnumerable<ExpectedBuildsRow>
{
    private readonly List<ExpectedBuildsRow> rows = [];

    /// <summary>Adds the row of an event that starts nothing.</summary>
    /// <param name="serviceEvent">The event.</param>
    /// <exception cref="ArgumentNullException"><paramref name="serviceEvent"/> is null.</exception>
    public void Add(ServiceEvent serviceEvent) => Add(serviceEvent, EventFacts.None, []);

    /// <summary>Adds a row.</summary>
    /// <param name="serviceEvent">The event.</param>
    /// <param name="projects">The projects whose builds it starts, each once, in any order.</param>
    /// <exception cref="ArgumentException">An argument is null, or a project is null, empty or there twice.</exception>
    public void Add(ServiceEvent serviceEvent, params string[] projects) => Add(serviceEvent, EventFacts.None, projects);

    /// <summary>Adds a row of an event of which more is known than it says.</summary>
    /// <param name="serviceEvent">The event.</param>
    /// <param name="facts">What is known.</param>
    /// <param name="projects">The projects whose builds it starts, each once, in any order. None where it starts nothing.</param>
    /// <exception cref="ArgumentException">An argument is null, or a project is null, empty or there twice.</exception>
    public void Add(ServiceEvent serviceEvent, EventFacts facts, params string[] projects)
    {
        ArgumentNullException.ThrowIfNull(serviceEvent);
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(projects);
        if (Array.Exists(projects, string.IsNullOrEmpty) || projects.Distinct(StringComparer.Ordinal).Count() != projects.Length)
        {
            throw new ArgumentException("A row names each project once.", nameof(projects));
        }

        rows.Add(new() { Event = serviceEvent, Facts = facts, Projects = [.. projects] });
    }

    /// <inheritdoc/>
    public IEnumerator<ExpectedBuildsRow> GetEnumerator() => rows.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
