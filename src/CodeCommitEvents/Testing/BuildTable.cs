using System.Collections;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Testing;

/// <summary>
/// Which events start which builds, to be written as a table: <c>{ FakeEvents.ReferenceUpdated(), "ci" }</c> is a row, and one
/// without a project starts nothing.
/// </summary>
public sealed class BuildTable : IEnumerable<KeyValuePair<ServiceEvent, IReadOnlyList<string>>>
{
    private readonly List<KeyValuePair<ServiceEvent, IReadOnlyList<string>>> rows = [];

    /// <summary>Adds the row of an event that starts nothing.</summary>
    /// <param name="serviceEvent">The event.</param>
    /// <exception cref="ArgumentNullException"><paramref name="serviceEvent"/> is null.</exception>
    public void Add(ServiceEvent serviceEvent) => Add(serviceEvent, []);

    /// <summary>Adds a row.</summary>
    /// <param name="serviceEvent">The event.</param>
    /// <param name="projects">The projects whose builds it starts, in any order.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public void Add(ServiceEvent serviceEvent, params string[] projects)
    {
        ArgumentNullException.ThrowIfNull(serviceEvent);
        ArgumentNullException.ThrowIfNull(projects);
        rows.Add(new(serviceEvent, [.. projects]));
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<ServiceEvent, IReadOnlyList<string>>> GetEnumerator() => rows.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
