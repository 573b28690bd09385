using CodeCommitEvents.Building;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;
using CodeCommitEvents.Parsing;
using CodeCommitEvents.Rules;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents.Dispatching;

/// <summary>
/// Reads a payload, asks the rules and starts the builds. One bad record and one failed build never keep the others from
/// their turn. Safe for use by several threads at once, if the starter is.
/// </summary>
public sealed partial class BuildDispatcher
{
    private readonly Func<BuildRules> rules;
    private readonly IBuildStarter starter;
    private readonly ILogger logger;
    private readonly DecisionMaker decisions;

    /// <summary>A dispatcher.</summary>
    /// <param name="rules">Which event starts which build.</param>
    /// <param name="starter">What starts it.</param>
    /// <param name="logger">Takes a line for each build; null for none.</param>
    /// <param name="changedFiles">Who tells the changed files that an event does not tell; null for nobody.</param>
    /// <param name="commits">Who tells commit messages; null for nobody.</param>
    /// <exception cref="ArgumentNullException"><paramref name="rules"/> or <paramref name="starter"/> is null.</exception>
    public BuildDispatcher(
        BuildRules rules,
        IBuildStarter starter,
        ILogger<BuildDispatcher>? logger = null,
        IChangedFilesSource? changedFiles = null,
        ICommitSource? commits = null)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(starter);
        this.rules = () => rules;
        this.starter = starter;
        this.logger = logger ?? NullLogger<BuildDispatcher>.Instance;
        decisions = new(changedFiles, commits, this.logger);
    }

    /// <summary>A dispatcher whose rules may change while it runs.</summary>
    /// <param name="rules">Which event starts which build, asked for each event.</param>
    /// <param name="starter">What starts it.</param>
    /// <param name="logger">Takes a line for each build; null for none.</param>
    /// <param name="changedFiles">Who tells the changed files that an event does not tell; null for nobody.</param>
    /// <param name="commits">Who tells commit messages; null for nobody.</param>
    /// <exception cref="ArgumentNullException"><paramref name="rules"/> or <paramref name="starter"/> is null.</exception>
    public BuildDispatcher(
        IOptionsMonitor<BuildRulesOptions> rules,
        IBuildStarter starter,
        ILogger<BuildDispatcher>? logger = null,
        IChangedFilesSource? changedFiles = null,
        ICommitSource? commits = null)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(starter);
        this.starter = starter;
        this.logger = logger ?? NullLogger<BuildDispatcher>.Instance;
        this.rules = () => rules.CurrentValue.Rules;
        decisions = new(changedFiles, commits, this.logger);
    }

    /// <summary>Dispatches every event of a payload.</summary>
    /// <param name="utf8Json">The payload, as a Lambda function gets it. It is not closed.</param>
    /// <param name="cancellationToken">Ends it; builds that were started go on.</param>
    /// <exception cref="ArgumentNullException"><paramref name="utf8Json"/> is null.</exception>
    /// <exception cref="EventParseException">The payload is not JSON.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<DispatchReport> DispatchAsync(Stream utf8Json, CancellationToken cancellationToken = default)
    {
        var deliveries = await EventParser.ParseAsync(utf8Json, options: null, cancellationToken).ConfigureAwait(false);
        var events = new List<DispatchedEvent>(deliveries.Count);
        foreach (var delivery in deliveries)
        {
            events.Add(await DispatchAsync(delivery, cancellationToken).ConfigureAwait(false));
        }

        return new DispatchReport { Events = [.. events] };
    }

    /// <summary>Dispatches one event with what it came in.</summary>
    /// <param name="delivery">The delivery.</param>
    /// <param name="cancellationToken">Ends it; builds that were started go on.</param>
    /// <exception cref="ArgumentNullException"><paramref name="delivery"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<DispatchedEvent> DispatchAsync(EventDelivery delivery, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        var decision = await decisions.DecideAsync(rules(), delivery.Event, cancellationToken).ConfigureAwait(false);
        Log(decision);
        var builds = new List<DispatchedBuild>(decision.Builds.Count);
        foreach (var request in decision.Builds)
        {
            builds.Add(await StartAsync(request, cancellationToken).ConfigureAwait(false));
        }

        return new DispatchedEvent { Delivery = delivery, Decision = decision, Builds = [.. builds] };
    }

    /// <summary>Dispatches one event.</summary>
    /// <param name="serviceEvent">The event.</param>
    /// <param name="cancellationToken">Ends it; builds that were started go on.</param>
    /// <exception cref="ArgumentNullException"><paramref name="serviceEvent"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Task<DispatchedEvent> DispatchAsync(ServiceEvent serviceEvent, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(serviceEvent);
        return DispatchAsync(new EventDelivery { Event = serviceEvent }, cancellationToken);
    }

    [LoggerMessage(1, LogLevel.Information, "Rule {RuleName} started the build {BuildId}")]
    private static partial void LogStarted(ILogger logger, string? ruleName, string buildId);

    [LoggerMessage(2, LogLevel.Error, "Rule {RuleName} could not start a build of {ProjectName}")]
    private static partial void LogFailed(ILogger logger, Exception exception, string? ruleName, string projectName);

    [LoggerMessage(4, LogLevel.Error, "Rule {RuleName} threw and did nothing")]
    private static partial void LogRuleFailed(ILogger logger, Exception exception, string ruleName);

    [LoggerMessage(5, LogLevel.Information, "Unknown is {Facts}: a rule that hangs on it does what its set says of unknown facts")]
    private static partial void LogUnknown(ILogger logger, EventFactKinds facts);

    [LoggerMessage(6, LogLevel.Debug, "{Explanation}")]
    private static partial void LogDecision(ILogger logger, DecisionExplanation explanation);

    private void Log(BuildDecision decision)
    {
        foreach (var failure in decision.Failures)
        {
            LogRuleFailed(logger, failure.Exception, failure.RuleName);
        }

        if (decision.NeededFacts != EventFactKinds.None)
        {
            LogUnknown(logger, decision.NeededFacts);
        }

        if (logger.IsEnabled(LogLevel.Debug))
        {
            LogDecision(logger, decision.Explain());
        }
    }

    private async Task<DispatchedBuild> StartAsync(BuildRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var started = await starter.StartAsync(request, cancellationToken).ConfigureAwait(false);
            LogStarted(logger, request.RuleName, started.BuildId);
            return new DispatchedBuild { Request = request, Started = started };
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // A starter is somebody else's code: whatever it throws, the other builds have their turn.
            LogFailed(logger, exception, request.RuleName, request.ProjectName);
            return new DispatchedBuild { Request = request, Failure = exception };
        }
    }
}
