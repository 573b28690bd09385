using CodeCommitEvents.Building;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Notifying;
using Microsoft.Extensions.Logging;

namespace CodeCommitEvents;

/// <summary>
/// Optional services and settings of a <see cref="BuildDispatcher"/>. The dispatcher reads the options when it is created. Later
/// changes have no effect on it.
/// </summary>
public sealed class BuildDispatcherOptions
{
    /// <summary>The default of <see cref="MaxConcurrency"/>.</summary>
    public const int DefaultMaxConcurrency = 8;

    /// <summary>The logger for builds, decisions and failures. Default: null, which logs nothing.</summary>
    public ILogger? Logger { get; set; }

    /// <summary>The clock. Default: null, which means <see cref="System.TimeProvider.System"/>.</summary>
    public TimeProvider? TimeProvider { get; set; }

    /// <summary>
    /// The store that remembers which builds were started. Default: null, which means an <see cref="InMemoryBuildClaimStore"/> of this
    /// dispatcher. Several processes that receive the same events need a shared store.
    /// </summary>
    public IBuildClaimStore? Claims { get; set; }

    /// <summary>
    /// The provider of changed files, for events that do not contain them. Default: null, which means that the changed files of these
    /// events are unknown.
    /// </summary>
    public IChangedFilesProvider? ChangedFiles { get; set; }

    /// <summary>The provider of commits. Events contain only commit ids. Default: null, which means that the commits are unknown.</summary>
    public ICommitProvider? Commits { get; set; }

    /// <summary>
    /// The provider of batch builds, for rules on finished builds. Default: null, which means that these rules treat each build of a batch build
    /// as if it were no part of a batch build.
    /// </summary>
    public IBuildBatchProvider? BuildBatches { get; set; }

    /// <summary>
    /// The provider of earlier builds, for the conditions <c>Fixed</c>, <c>StillFailing</c> and <c>FirstFailure</c>. Default: null, which means
    /// that these conditions are not met.
    /// </summary>
    public IBuildHistoryProvider? BuildHistory { get; set; }

    /// <summary>
    /// The provider of details of finished builds: reports, failed tests, the last lines of the log. Default: null, which means that outcomes have
    /// no details.
    /// </summary>
    public IBuildDetailsProvider? BuildDetails { get; set; }

    /// <summary>
    /// The provider of pull requests, for commands in comments (<c>RunCommands</c>). Default: null, which means that commands start and stop nothing, and that
    /// their answers say so.
    /// </summary>
    public IPullRequestProvider? PullRequests { get; set; }

    /// <summary>
    /// The provider of the builds of pull requests, for the commands <c>/retest</c> and <c>/cancel</c>. Default: null, which means that these two commands start
    /// and stop nothing, and that their answers say so.
    /// </summary>
    public IPullRequestBuildsProvider? PullRequestBuilds { get; set; }

    /// <summary>
    /// The provider of the rules in repositories. It is asked only about repositories of <see cref="RepositoryRulesPolicies"/>. Default: null, which
    /// means that only the rules of the dispatcher are used.
    /// </summary>
    public IRepositoryRulesProvider? RepositoryRules { get; set; }

    /// <summary>
    /// What the rules in the files of repositories may use. The first policy that applies to a repository
    /// (<see cref="RepositoryRulesPolicy.Repositories"/>) is used. The file of a repository without a policy is not read. Default: none.
    /// </summary>
    public IList<RepositoryRulesPolicy> RepositoryRulesPolicies { get; private set; } = [];

    /// <summary>
    /// The name of the channel that is notified once about each problem of a file with rules: on each pull request, if the event is about one, and
    /// else for the repository. Default: null, which means that the problem is only in the log and in the report.
    /// </summary>
    public string? RulesProblemChannel { get; set; }

    /// <summary>
    /// The channels that rules notify, by name. A name is compared with its case. Rules that name another channel are an error when the dispatcher is
    /// created. Default: none.
    /// </summary>
    public IDictionary<string, INotificationChannel> Channels { get; private set; } = new Dictionary<string, INotificationChannel>(StringComparer.Ordinal);

    /// <summary>
    /// Whether rules on comments ignore the comments of this library: otherwise, a comment about a build could start a build. Such a comment ends with a
    /// line that no reader sees. Without the text, the channels say whether they wrote it (<see cref="INotificationChannel.Wrote"/>), and on Lambda, a
    /// caller whose session has the name of the function is this process. Default: true.
    /// </summary>
    public bool IgnoreOwnComments { get; set; } = true;

    /// <summary>The observer, which is notified of every decision and of the result of every build and notification. Default: null, which means none.</summary>
    public IDispatchObserver? Observer { get; set; }

    /// <summary>
    /// The prefix of the environment variables that describe the cause of a build (<see cref="BuildCause"/>). If it is null or empty,
    /// these variables are not set, and an <see cref="IBuildFinder"/> cannot find a build that a crashed process may have started.
    /// Default: <see cref="BuildCause.DefaultPrefix"/>.
    /// </summary>
    public string? EnvironmentPrefix { get; set; } = BuildCause.DefaultPrefix;

    /// <summary>How many events of one payload are dispatched at the same time, at least 1. Default: <see cref="DefaultMaxConcurrency"/>.</summary>
    public int MaxConcurrency { get; set; } = DefaultMaxConcurrency;

    /// <summary>
    /// The time that <see cref="BuildDispatcher.HandleLambdaAsync"/> reserves for the response, from the remaining time of the Lambda
    /// function. From 0 to 15 minutes, the longest time that a Lambda function can run. Default: two seconds.
    /// </summary>
    public TimeSpan AnswerTime { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How long to wait while another process is starting the same build. After this time, the outcome is
    /// <see cref="DispatchOutcome.Failed"/>, and a retry can help. From 0 to 15 minutes. Default: three seconds.
    /// </summary>
    public TimeSpan ClaimWaitTime { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Whether the event source mapping of the Lambda function has <c>ReportBatchItemFailures</c>. If not, Lambda does not read the response
    /// of the function, so <see cref="BuildDispatcher.HandleLambdaAsync"/> throws if any event has failed, and the queue delivers the whole
    /// batch again. Default: true.
    /// </summary>
    public bool ReportBatchItemFailures { get; set; } = true;

    /// <summary>The options of the parser. Default: null, which means <see cref="EventParserOptions.Default"/>.</summary>
    public EventParserOptions? Parser { get; set; }

    /// <summary>
    /// Verifies HTTP requests: API Gateway, a function URL, a load balancer, or <see cref="BuildDispatcher.HandleHttpAsync"/>. Whoever knows
    /// the URL can send any request, so a request is dispatched only if this service accepts it. <c>SnsMessageVerifier</c> of the package
    /// <c>CodeCommitEvents.Sns</c> verifies messages of SNS topics. Default: null, which means that every request is refused.
    /// </summary>
    public IHttpMessageVerifier? HttpVerifier { get; set; }

    /// <summary>
    /// Whether events that somebody else than AWS put on an EventBridge bus (<see cref="EventDelivery.IsRepublished"/>) start builds. Whoever may
    /// put events on the bus can send any event. If false, such an event is a failure. Default: true.
    /// </summary>
    public bool AcceptRepublishedEvents { get; set; } = true;

    /// <summary>Whether the dispatcher only dispatches the payload of a warm-up, so that nothing is recorded as traces and metrics.</summary>
    internal bool IsWarmUp { get; init; }

    /// <summary>Returns a copy that can be changed without changing these options.</summary>
    internal BuildDispatcherOptions Copy()
    {
        var copy = (BuildDispatcherOptions)MemberwiseClone();
        copy.Channels = new Dictionary<string, INotificationChannel>(Channels, StringComparer.Ordinal);
        copy.RepositoryRulesPolicies = [.. RepositoryRulesPolicies.Select(policy => policy.Copy())];
        return copy;
    }
}
