namespace CodeCommitEvents.Testing;

/// <summary>Configures failures of a <see cref="FakeBuildStarter"/>. Each method returns the starter, so that calls can be chained.</summary>
public static class FakeBuildFailures
{
    /// <summary>Makes the next starts fail as if CodeBuild throttled them. A retry can succeed.</summary>
    /// <param name="starter">The starter.</param>
    /// <param name="times">The number of starts that fail. Default: all.</param>
    /// <param name="project">The project whose starts fail. Default: null, which means all projects.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="times"/> is not positive.</exception>
    /// <exception cref="ArgumentException"><paramref name="project"/> is empty.</exception>
    public static FakeBuildStarter FailTransiently(this FakeBuildStarter starter, int times = int.MaxValue, string? project = null) =>
        Fail(starter, new(FakeFailureKind.Transient, after: 0, times, project));

    /// <summary>Makes all starts fail as if the project did not exist. A retry also fails.</summary>
    /// <param name="starter">The starter.</param>
    /// <param name="project">The project whose starts fail. Default: null, which means all projects.</param>
    /// <exception cref="ArgumentException"><paramref name="project"/> is empty.</exception>
    public static FakeBuildStarter FailPermanently(this FakeBuildStarter starter, string? project = null) =>
        Fail(starter, new(FakeFailureKind.Permanent, after: 0, int.MaxValue, project));

    /// <summary>Lets some starts succeed and makes all later starts fail transiently, as if an account limit were reached.</summary>
    /// <param name="starter">The starter.</param>
    /// <param name="starts">The number of starts that succeed.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="starts"/> is negative.</exception>
    public static FakeBuildStarter FailAfter(this FakeBuildStarter starter, int starts) =>
        Fail(starter, new(FakeFailureKind.Transient, starts, int.MaxValue, project: null));

    /// <summary>
    /// Makes the next starts fail as if the connection broke before the response arrived. The builds are started, but the
    /// dispatcher cannot know this.
    /// </summary>
    /// <param name="starter">The starter.</param>
    /// <param name="times">The number of starts whose response is lost. Default: all.</param>
    /// <param name="project">The project of these starts. Default: null, which means all projects.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="times"/> is not positive.</exception>
    /// <exception cref="ArgumentException"><paramref name="project"/> is empty.</exception>
    public static FakeBuildStarter LoseResponse(this FakeBuildStarter starter, int times = int.MaxValue, string? project = null) =>
        Fail(starter, new(FakeFailureKind.Unanswered, after: 0, times, project));

    private static FakeBuildStarter Fail(FakeBuildStarter starter, FakeFailure failure)
    {
        ArgumentNullException.ThrowIfNull(starter);
        starter.Add(failure);
        return starter;
    }
}
