using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using Microsoft.Extensions.Logging;

namespace CodeCommitEvents.Dispatching;

/// <summary>A build to start, with the values that are needed to start it.</summary>
internal sealed partial class BuildStart : OnceAction
{
    private readonly IBuildStarter starter;
    private readonly SupersededBuildStopper stopper;
    private readonly BuildRequest requested;
    private readonly ServiceEvent serviceEvent;
    private readonly BuildCause cause;
    private readonly BuildCauseVariables? variables;

    /// <param name="starter">The service that starts the build.</param>
    /// <param name="stopper">Stops builds that the build supersedes.</param>
    /// <param name="requested">The request of the rule.</param>
    /// <param name="serviceEvent">The event.</param>
    /// <param name="identity">The identity of the build.</param>
    /// <param name="cause">The cause of the build.</param>
    /// <param name="variables">Writes the environment variables of the cause. Null if the build gets none.</param>
    public BuildStart(
        IBuildStarter starter, SupersededBuildStopper stopper, BuildRequest requested, ServiceEvent serviceEvent, ActionIdentity identity, BuildCause cause, BuildCauseVariables? variables)
        : this(starter, stopper, requested, serviceEvent, identity, cause, variables, identity.Key)
    {
    }

    private BuildStart(
        IBuildStarter starter, SupersededBuildStopper stopper, BuildRequest requested, ServiceEvent serviceEvent, ActionIdentity identity, BuildCause cause, BuildCauseVariables? variables, string token)
        : base(identity)
    {
        (this.starter, this.stopper, this.requested, this.serviceEvent, this.cause, this.variables) = (starter, stopper, requested, serviceEvent, cause, variables);
        Request = requested with
        {
            Account = serviceEvent.Account,
            Region = serviceEvent.Region,
            IdempotencyToken = token,
            EnvironmentVariables = variables is null ? requested.EnvironmentVariables : variables.AddTo(requested.EnvironmentVariables, CompleteCause(token)),
        };
    }

    /// <summary>The complete request. It is the same for every attempt to start the build, unless <see cref="DependsOnFacts"/> is true.</summary>
    public BuildRequest Request { get; }

    /// <summary>When the change happened.</summary>
    public required ChangeMoment Moment { get; init; }

    /// <summary>
    /// Whether another attempt can have other values, because facts about the change were unknown then, or because the rules in the repository were
    /// others.
    /// </summary>
    public bool DependsOnFacts { get; init; }

    /// <summary>The key of the group in which a newer build supersedes an older one. Null if there is none.</summary>
    public string? Group => Identity.Group;

    /// <summary>The name of the rule for logs. Null if there is none.</summary>
    public string? RuleName => requested.RuleName is { } name ? DisplayText.Escape(name) : null;

    public override BuildClaimRequest ClaimRequest => new()
    {
        Key = Key,
        RuleName = requested.RuleName,
        ProjectName = requested.ProjectName,
        Change = cause.ToString(),
        IsShortLived = !Identity.HasMoment,
    };

    /// <summary>Zero if the request depends on facts: a service refuses a token that it knows with other values, so an earlier build is searched for.</summary>
    public override TimeSpan TokenLifetime => DependsOnFacts ? TimeSpan.Zero : starter.TokenLifetime;

    public override bool CanFind => starter is IBuildFinder;

    public override string Executor => "starter";

    public override string InProgressReason => "Another process is starting the build.";

    private string Project => DisplayText.Escape(Request.ProjectName);

    public override Task<StartedBuild?> FindAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        ((IBuildFinder)starter).FindAsync(Request, since, cancellationToken);

    public override Task<StartedBuild?> RunAsync(CancellationToken cancellationToken) => starter.StartAsync(Request, cancellationToken)!;

    public override Task<StartedBuild?> StopSupersededAsync(StartedBuild started, CancellationToken cancellationToken) => stopper.StopAsync(this, started, cancellationToken);

    public override Exception Failure(string reason, bool mayHaveHappened, Exception? cause = null) =>
        new BuildStartException(Request.ProjectName, isTransient: true, reason, cause) { MayHaveStarted = mayHaveHappened };

    public override void LogDone(ILogger logger, StartedBuild result) => LogStarted(logger, RuleName, result.BuildId, FactNames.Assumption(Request.AssumedFacts), Key);

    public override void LogDuplicate(ILogger logger, StartedBuild? result) => LogDuplicate(logger, RuleName, result?.BuildId, Key);

    public override void LogInProgress(ILogger logger, string leaseEnd) => LogInProgress(logger, RuleName, Project, leaseEnd);

    public override void LogFailed(ILogger logger, Exception? exception, ActionFailure failure) => LogFailed(
        logger, exception, RuleName, Project, failure.Reason, failure.IsTransient, failure.MayHaveHappened, failure.ErrorCode, failure.RequestId);

    /// <summary>Returns the result for the report.</summary>
    public static DispatchedBuild ToBuild(OnceResult result) => new()
    {
        Request = ((BuildStart)result.Action).Request,
        ClaimKey = result.Action.Key,
        Outcome = result.Outcome,
        Started = result.Result,
        Stopped = result.Stopped,
        Failure = result.Failure,
    };

    protected override OnceAction With(string token) =>
        new BuildStart(starter, stopper, requested, serviceEvent, Identity, cause, variables, token) { Moment = Moment, DependsOnFacts = DependsOnFacts };

    /// <summary>Returns the cause with the values of the request.</summary>
    private BuildCause CompleteCause(string token) => cause with
    {
        Token = token,
        RuleSource = requested.RuleSource?.ToString(),
        CancelsSuperseded = requested.CancelsSuperseded,
        AssumedFacts = requested.AssumedFacts,
    };

    [LoggerMessage(1, LogLevel.Information, "Rule {Rule} started build {BuildId}{Assumption}. The key of its claim is {ClaimKey}")]
    private static partial void LogStarted(ILogger logger, string? rule, string buildId, string assumption, string claimKey);

    [LoggerMessage(2, LogLevel.Error, "Rule {Rule} could not start a build of {Project}: {Reason} (IsTransient: {IsTransient}, MayHaveStarted: {MayHaveStarted}, error code: {ErrorCode}, request id: {RequestId})")]
    private static partial void LogFailed(
        ILogger logger, Exception? exception, string? rule, string project, string reason, bool isTransient, bool mayHaveStarted, string errorCode, string requestId);

    [LoggerMessage(8, LogLevel.Information, "Rule {Rule} already started build {BuildId} for the same change. The key of its claim is {ClaimKey}")]
    private static partial void LogDuplicate(ILogger logger, string? rule, string? buildId, string claimKey);

    [LoggerMessage(12, LogLevel.Warning, "Rule {Rule} could not start a build of {Project}: another process is starting it, until {LeaseEnd} at the latest. A retry finds its result")]
    private static partial void LogInProgress(ILogger logger, string? rule, string project, string leaseEnd);
}
