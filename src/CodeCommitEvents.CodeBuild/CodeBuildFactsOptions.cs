using CodeCommitEvents.Building;
using Microsoft.Extensions.Logging;

namespace CodeCommitEvents.CodeBuild;

/// <summary>Optional settings of <see cref="CodeBuildFacts"/>. They are copied when it is created.</summary>
public sealed class CodeBuildFactsOptions
{
    /// <summary>
    /// The prefix of the environment variables that contain the cause of a build: <see cref="BuildDispatcherOptions.EnvironmentPrefix"/>. Null or
    /// empty if the builds have no such variables. Default: <see cref="BuildCause.DefaultPrefix"/>.
    /// </summary>
    public string? EnvironmentPrefix { get; set; } = BuildCause.DefaultPrefix;

    /// <summary>
    /// How long to wait for the end of a batch build after its last build has ended, from 0 to 15 minutes. After that time, the statuses of its
    /// builds decide its status. Default: five seconds.
    /// </summary>
    public TimeSpan BatchWaitTime { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The number of lines at the end of the log, from 1 to 10,000. Default: 40.</summary>
    public int LogLines { get; set; } = 40;

    /// <summary>The maximum number of failed tests of a report, from 1 to 100. Default: 20.</summary>
    public int FailedTests { get; set; } = 20;

    /// <summary>The clock. Default: null, which means <see cref="System.TimeProvider.System"/>.</summary>
    public TimeProvider? TimeProvider { get; set; }

    /// <summary>
    /// The logger. Log event 31, a warning, means that CodeBuild refused a call, so a fact is unknown. Default: null, which means no logs. With
    /// dependency injection, null means the registered <see cref="ILogger{TCategoryName}"/> of <see cref="CodeBuildFacts"/>.
    /// </summary>
    public ILogger? Logger { get; set; }

    /// <summary>Returns a copy, so that later changes of these options have no effect.</summary>
    internal CodeBuildFactsOptions Copy() => (CodeBuildFactsOptions)MemberwiseClone();
}
