using System.Globalization;

namespace CodeCommitEvents.Testing;

/// <summary>Assertions about the builds of a <see cref="FakeBuildStarter"/>. The message of a failed assertion explains the rules.</summary>
public static class FakeBuildAssertions
{
    /// <summary>Asserts that at least one build of a project was started.</summary>
    /// <param name="starter">The starter.</param>
    /// <param name="project">The project.</param>
    /// <returns>The request of the first build of the project.</returns>
    /// <exception cref="ArgumentException"><paramref name="project"/> is null or empty.</exception>
    /// <exception cref="FakeAssertionException">No build was started. The message explains why.</exception>
    public static BuildRequest ShouldHaveStarted(this FakeBuildStarter starter, string project) =>
        Of(starter, project) is [var first, ..] ? first : throw new FakeAssertionException(FakeReport.Of($"Expected a build of {project}", starter, [project]));

    /// <summary>Asserts how many builds of a project were started.</summary>
    /// <param name="starter">The starter.</param>
    /// <param name="project">The project.</param>
    /// <param name="times">The number of builds, at least 1.</param>
    /// <returns>The requests of the builds, in the order in which the builds were started.</returns>
    /// <exception cref="ArgumentException"><paramref name="project"/> is null or empty, or <paramref name="times"/> is not positive.</exception>
    /// <exception cref="FakeAssertionException">A different number of builds was started. The message explains why.</exception>
    public static IReadOnlyList<BuildRequest> ShouldHaveStarted(this FakeBuildStarter starter, string project, int times)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(times);
        return Of(starter, project) is var found && found.Count == times ? found : throw new FakeAssertionException(
            FakeReport.Of(string.Create(CultureInfo.InvariantCulture, $"Expected {times} {(times == 1 ? "build" : "builds")} of {project}"), starter, [project]));
    }

    /// <summary>Asserts that no build was started, although an event was dispatched, and that no code in a rule threw an exception.</summary>
    /// <param name="starter">The starter.</param>
    /// <param name="allowNoEvent">Whether the assertion also passes if no event was dispatched. Default: false.</param>
    /// <exception cref="ArgumentNullException"><paramref name="starter"/> is null.</exception>
    /// <exception cref="FakeAssertionException">
    /// A build was started, no event was dispatched, or code in a rule threw an exception. The message explains why.
    /// </exception>
    public static void ShouldHaveStartedNothing(this FakeBuildStarter starter, bool allowNoEvent = false)
    {
        ArgumentNullException.ThrowIfNull(starter);
        if (starter.Started is { Count: > 0 } started)
        {
            throw new FakeAssertionException(FakeReport.Of("Expected no build", starter, [.. started.Select(request => request.ProjectName).Distinct(StringComparer.Ordinal)]));
        }

        CheckEvents(starter, "Expected no build", allowNoEvent);
        CheckRules(starter, "Expected no build");
    }

    /// <summary>
    /// Asserts that no build of a project was started, although an event was dispatched, and that no code in a rule threw an exception. Also
    /// fails if no rule starts the project at all, because the name of the project may be misspelled.
    /// </summary>
    /// <param name="starter">The starter.</param>
    /// <param name="project">The project.</param>
    /// <param name="allowNoEvent">Whether the assertion also passes if no event was dispatched. Default: false.</param>
    /// <returns>An object for a further assertion: why the build was not started.</returns>
    /// <exception cref="ArgumentException"><paramref name="project"/> is null or empty.</exception>
    /// <exception cref="FakeAssertionException">
    /// A build was started, no event was dispatched, code in a rule threw an exception, or no rule starts the project. The message explains why.
    /// </exception>
    public static NotStartedAssertion ShouldNotHaveStarted(this FakeBuildStarter starter, string project, bool allowNoEvent = false)
    {
        if (Of(starter, project).Count > 0)
        {
            throw new FakeAssertionException(FakeReport.Of($"Expected no build of {project}", starter, [project]));
        }

        return NotDone(starter, $"Expected no build of {project}", project, allowNoEvent, "starts that project");
    }

    /// <summary>Checks that an event was dispatched, that no rule threw an exception, and that there is a rule for a project or channel.</summary>
    internal static NotStartedAssertion NotDone(FakeBuildStarter starter, string expected, string target, bool allowNoEvent, string action)
    {
        CheckEvents(starter, expected, allowNoEvent);
        CheckRules(starter, expected);
        var decisions = starter.Decisions;
        return decisions.Count > 0 && !decisions.SelectMany(decision => decision.Explain().Rules).Any(rule => rule.ComputesProject || FakeReport.IsFor(rule, [target]))
            ? throw new FakeAssertionException(FakeReport.Of($"{expected}, but no rule {action} at all.", decisions, [target]))
            : new(expected, target, action, decisions);
    }

    private static List<BuildRequest> Of(FakeBuildStarter starter, string project)
    {
        ArgumentNullException.ThrowIfNull(starter);
        ArgumentException.ThrowIfNullOrEmpty(project);
        return [.. starter.Started.Where(request => request.ProjectName == project)];
    }

    /// <summary>A test that dispatches nothing starts nothing, but proves nothing.</summary>
    private static void CheckEvents(FakeBuildStarter starter, string expected, bool allowNoEvent)
    {
        if (!allowNoEvent && starter.Decisions.Count == 0)
        {
            throw new FakeAssertionException(
                $"{expected} for an event, but no event was dispatched. If another starter wraps the fake starter, set BuildDispatcherOptions.Observer to the fake starter. If the test expects no event, pass allowNoEvent: true.");
        }
    }

    /// <summary>A rule whose code throws starts no build, but not for the reason that the test expects.</summary>
    private static void CheckRules(FakeBuildStarter starter, string expected)
    {
        if (FakeReport.Thrown(starter.Decisions) is { } thrown)
        {
            throw new FakeAssertionException($"{expected} and found none, but a rule failed. {thrown}");
        }
    }
}
