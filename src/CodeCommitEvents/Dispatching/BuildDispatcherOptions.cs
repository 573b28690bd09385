using CodeCommitEvents.Building;
using CodeCommitEvents.Dispatching;
using Microsoft.Extensions.Logging;

namespace CodeCommitEvents;

/// <summary>
/// Optional services and settings of a <see cref="BuildDispatcher"/>. The dispatcher copies them when it is created: later
/// changes have no effect on it.
/// </summary>
public sealed class BuildDispatcherOptions
{
    /// <summary>The default of <see cref="MaxConcurrency"/>.</summary>
    public const int DefaultMaxConcurrency = 8;

    /// <summary>Receives a line for each build and each failure. Default: null, which logs nothing.</summary>
    public ILogger? Logger { get; set; }

    /// <summary>The clock. Default: null, which means <see cref="System.TimeProvider.System"/>.</summary>
    public TimeProvider? TimeProvider { get; set; }

    /// <summary>
    /// Remembers which builds were started. Default: null, which means an <see cref="InMemoryBuildClaimStore"/> of this
    /// dispatcher. Several processes that receive the same events need a store that they share.
    /// </summary>
    public IBuildClaimStore? Claims { get; set; }

    /// <summary>Provides the changed files of events that do not contain them. Default: null, which leaves them unknown.</summary>
    public IChangedFilesProvider? ChangedFiles { get; set; }

    /// <summary>Provides the commits of events, which contain only commit ids. Default: null, which leaves them unknown.</summary>
    public ICommitProvider? Commits { get; set; }

    /// <summary>Is notified of every decision and of the result of every build. Default: null.</summary>
    public IDispatchObserver? Observer { get; set; }

    /// <summary>
    /// The prefix of the environment variables that tell a build its cause (<see cref="BuildCause"/>). Null or empty for no
    /// such variables; then a build that a crashed process may have started cannot be found again. Default:
    /// <see cref="BuildCause.DefaultPrefix"/>.
    /// </summary>
    public string? EnvironmentPrefix { get; set; } = BuildCause.DefaultPrefix;

    /// <summary>How many events of one payload are dispatched at the same time, at least 1. Default: <see cref="DefaultMaxConcurrency"/>.</summary>
    public int MaxConcurrency { get; set; } = DefaultMaxConcurrency;

    /// <summary>
    /// How much of the remaining time of a Lambda function <see cref="BuildDispatcher.HandleLambdaAsync"/> reserves for its
    /// response. Default: two seconds.
    /// </summary>
    public TimeSpan AnswerTime { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How long to wait while another process is starting the same build. After that the build has failed here and can be
    /// retried. Default: three seconds.
    /// </summary>
    public TimeSpan ClaimWaitTime { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>The limits of the parser. Default: null, which means <see cref="EventParserOptions.Default"/>.</summary>
    public EventParserOptions? Parser { get; set; }

    /// <summary>A copy, so that later changes of these options have no effect.</summary>
    internal BuildDispatcherOptions Copy() => (BuildDispatcherOptions)MemberwiseClone();
}
