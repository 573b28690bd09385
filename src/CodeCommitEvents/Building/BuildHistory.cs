using CodeCommitEvents.Events;

namespace CodeCommitEvents.Building;

/// <summary>What the history of a project says about a build: the build before it, and the build that replaced it.</summary>
public sealed record BuildHistory
{
    /// <summary>
    /// The newest build of the same <see cref="BuildSeries"/> that started before the build and has ended. A stopped build does not count,
    /// because it neither succeeded nor failed. Null if there is none.
    /// </summary>
    public FinishedBuild? PreviousBuild { get; init; }

    /// <summary>
    /// The build that replaced a stopped build: a build of the same rule and the same <see cref="BuildSeries"/> that was running when the build
    /// was stopped. Null if there is none, or if the build was not stopped.
    /// </summary>
    public Arn? ReplacedBy { get; init; }
}
