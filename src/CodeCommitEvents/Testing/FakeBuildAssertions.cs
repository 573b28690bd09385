using CodeCommitEvents.Building;

namespace CodeCommitEvents.Testing;

/// <summary>What a test says of the builds of a <see cref="FakeBuildStarter"/>. A failure tells why, rule by rule.</summary>
public static class FakeBuildAssertions
{
    /// <summary>Fails the test unless a build of a project was started.</summary>
    /// <param name="starter">The starter.</param>
    /// <param name="project">The project.</param>
    /// <returns>The request of the first such build, to look at.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="FakeAssertionException">None was; the message has why.</exception>
    public static BuildRequest ShouldHaveStarted(this FakeBuildStarter starter, string project)
    {
        ArgumentNullException.ThrowIfNull(starter);
        ArgumentNullException.ThrowIfNull(project);
        return starter.Started.FirstOrDefault(request => request.ProjectName == project)
            ?? throw new FakeAssertionException(FakeReport.Of($"Expected a build of {project}", starter, [project]));
    }

    /// <summary>Fails the test if any build was started.</summary>
    /// <param name="starter">The starter.</param>
    /// <exception cref="ArgumentNullException"><paramref name="starter"/> is null.</exception>
    /// <exception cref="FakeAssertionException">One was; the message has why.</exception>
    public static void ShouldHaveStartedNothing(this FakeBuildStarter starter)
    {
        ArgumentNullException.ThrowIfNull(starter);
        if (starter.Started is { Count: > 0 } started)
        {
            throw new FakeAssertionException(FakeReport.Of("Expected no build", starter, [.. started.Select(request => request.ProjectName).Distinct(StringComparer.Ordinal)]));
        }
    }

    /// <summary>Fails the test if a build of a project was started, or could never be, as no rule names that project.</summary>
    /// <param name="starter">The starter.</param>
    /// <param name="project">The project.</param>
    /// <returns>The reason can be asserted as well.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="FakeAssertionException">One was; the message has why. Or the rules of all events that were dispatched start others.</exception>
    public static FakeAbsence ShouldNotHaveStarted(this FakeBuildStarter starter, string project)
    {
        ArgumentNullException.ThrowIfNull(starter);
        ArgumentNullException.ThrowIfNull(project);
        if (starter.Started.Any(request => request.ProjectName == project))
        {
            throw new FakeAssertionException(FakeReport.Of($"Expected no build of {project}", starter, [project]));
        }

        var decisions = starter.Decisions;
        if (decisions.Count > 0 && !decisions.Any(decision => decision.MayStart(project)))
        {
            throw new FakeAssertionException(FakeReport.Of($"Expected no build of {project}, but no rule starts that project.", decisions, [project]));
        }

        return new(project, decisions);
    }
}
