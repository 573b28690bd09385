namespace CodeCommitEvents.Testing;

/// <summary>How the starts of a <see cref="FakeBuildStarter"/> fail. Each returns the starter; several may be told one behind the other.</summary>
public static class FakeBuildFailures
{
    /// <summary>The next starts fail as if CodeBuild was throttled: trying again helps when they are over.</summary>
    /// <param name="starter">The starter.</param>
    /// <param name="times">How many. Default: all.</param>
    /// <param name="project">Of which project. Null for any.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="times"/> is not positive.</exception>
    /// <exception cref="ArgumentException"><paramref name="project"/> is empty.</exception>
    public static FakeBuildStarter FailTransiently(this FakeBuildStarter starter, int times = int.MaxValue, string? project = null) =>
        Fail(starter, new(FakeFailureKind.Transient, after: 0, times, project));

    /// <summary>All starts fail as if there was no such project: trying again does not help.</summary>
    /// <param name="starter">The starter.</param>
    /// <param name="project">Of which project. Null for any.</param>
    /// <exception cref="ArgumentException"><paramref name="project"/> is empty.</exception>
    public static FakeBuildStarter FailPermanently(this FakeBuildStarter starter, string? project = null) =>
        Fail(starter, new(FakeFailureKind.Permanent, after: 0, int.MaxValue, project));

    /// <summary>Starts fail transiently when some have gone well, as at a limit of the account.</summary>
    /// <param name="starter">The starter.</param>
    /// <param name="starts">How many go well.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="starts"/> is negative.</exception>
    public static FakeBuildStarter FailAfter(this FakeBuildStarter starter, int starts) =>
        Fail(starter, new(FakeFailureKind.Transient, starts, int.MaxValue, project: null));

    /// <summary>The next builds are started, but the answer is lost, as when a connection breaks: nobody can know whether they run.</summary>
    /// <param name="starter">The starter.</param>
    /// <param name="times">How many. Default: all.</param>
    /// <param name="project">Of which project. Null for any.</param>
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
