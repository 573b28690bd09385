using CodeCommitEvents.Building;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Events;
using CodeCommitEvents.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents;

/// <summary>
/// Reads a payload, asks the rules and starts the builds, each once. One bad record, one rule that throws and one failed build
/// never keep the others from their turn. Safe for use by several threads at once, if the starter is.
/// </summary>
public sealed class BuildDispatcher
{
    /// <summary>No function runs for longer, and no timer takes much more.</summary>
    private static readonly TimeSpan MostRemaining = TimeSpan.FromDays(1);

    private readonly EventDispatcher messages;
    private readonly BuildDispatcherOptions options;
    private readonly TimeProvider time;

    /// <summary>A dispatcher.</summary>
    /// <param name="rules">Which event starts which build.</param>
    /// <param name="starter">What starts it.</param>
    /// <param name="logger">Takes a line for each build; null for none.</param>
    /// <param name="changedFiles">Who tells the changed files that an event does not tell; null for nobody.</param>
    /// <param name="commits">Who tells commit messages; null for nobody.</param>
    /// <param name="claims">Remembers which builds were started; null for the memory of this dispatcher.</param>
    /// <param name="options">How it works; null for the defaults.</param>
    /// <param name="time">The clock; null for the system's.</param>
    /// <exception cref="ArgumentNullException"><paramref name="rules"/> or <paramref name="starter"/> is null.</exception>
    /// <exception cref="OptionsValidationException">The options cannot work.</exception>
    public BuildDispatcher(
        BuildRules rules,
        IBuildStarter starter,
        ILogger<BuildDispatcher>? logger = null,
        IChangedFilesProvider? changedFiles = null,
        ICommitProvider? commits = null,
        IBuildClaimStore? claims = null,
        BuildDispatcherOptions? options = null,
        TimeProvider? time = null)
        : this(() => rules, starter, logger, changedFiles, commits, claims, options, time) => ArgumentNullException.ThrowIfNull(rules);

    /// <summary>A dispatcher whose rules may change while it runs.</summary>
    /// <param name="rules">Which event starts which build, asked for each event.</param>
    /// <param name="starter">What starts it.</param>
    /// <param name="logger">Takes a line for each build; null for none.</param>
    /// <param name="changedFiles">Who tells the changed files that an event does not tell; null for nobody.</param>
    /// <param name="commits">Who tells commit messages; null for nobody.</param>
    /// <param name="claims">Remembers which builds were started; null for the memory of this dispatcher.</param>
    /// <param name="options">How it works; null for the defaults.</param>
    /// <param name="time">The clock; null for the system's.</param>
    /// <exception cref="ArgumentNullException"><paramref name="rules"/> or <paramref name="starter"/> is null.</exception>
    /// <exception cref="OptionsValidationException">The options cannot work.</exception>
    public BuildDispatcher(
        IOptionsMonitor<BuildRulesOptions> rules,
        IBuildStarter starter,
        ILogger<BuildDispatcher>? logger = null,
        IChangedFilesProvider? changedFiles = null,
        ICommitProvider? commits = null,
        IBuildClaimStore? claims = null,
        BuildDispatcherOptions? options = null,
        TimeProvider? time = null)
        : this(() => rules.CurrentValue.Rules, starter, logger, changedFiles, commits, claims, options, time) => ArgumentNullException.ThrowIfNull(rules);

    private BuildDispatcher(
        Func<BuildRules> rules,
        IBuildStarter starter,
        ILogger? logger,
        IChangedFilesProvider? changedFiles,
        ICommitProvider? commits,
        IBuildClaimStore? claims,
        BuildDispatcherOptions? options,
        TimeProvider? time)
    {
        ArgumentNullException.ThrowIfNull(starter);
        this.options = BuildDispatcherOptionsValidator.Checked(options ?? new());
        this.time = time ?? TimeProvider.System;
        logger ??= NullLogger.Instance;
        claims ??= new InMemoryBuildClaimStore(this.time);
        var desk = new ResilientBuildClaims(claims, this.options.ClaimPatience, this.time, logger);
        var once = new IdempotentBuildStarter(starter, desk, new SupersededBuildStopper(starter, claims, logger), this.time, logger);
        messages = new(rules, new FactResolvingEvaluator(changedFiles, commits, logger), starter as IDispatchObserver, once, this.options.EnvironmentPrefix, this.time, logger);
    }

    /// <summary>Dispatches every event of a payload.</summary>
    /// <param name="utf8Json">The payload, as a Lambda function gets it. It is not closed.</param>
    /// <param name="cancellationToken">Ends it; builds that were started go on.</param>
    /// <exception cref="ArgumentNullException"><paramref name="utf8Json"/> is null.</exception>
    /// <exception cref="EventParseException">The payload is not JSON.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<DispatchReport> DispatchAsync(Stream utf8Json, CancellationToken cancellationToken = default)
    {
        var deliveries = await EventParser.ParseAsync(utf8Json, options.Parser, cancellationToken).ConfigureAwait(false);
        var report = await DispatchAllAsync(deliveries, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return report;
    }

    /// <summary>Dispatches every event of a payload.</summary>
    /// <param name="utf8Json">The payload.</param>
    /// <param name="cancellationToken">Ends it; builds that were started go on.</param>
    /// <exception cref="EventParseException">The payload is not JSON.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<DispatchReport> DispatchAsync(ReadOnlyMemory<byte> utf8Json, CancellationToken cancellationToken = default)
    {
        var report = await DispatchAllAsync(EventParser.Parse(utf8Json.Span, options.Parser), cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return report;
    }

    /// <summary>Dispatches one event with what it came in.</summary>
    /// <param name="delivery">The delivery.</param>
    /// <param name="cancellationToken">Ends it; builds that were started go on.</param>
    /// <exception cref="ArgumentNullException"><paramref name="delivery"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<DispatchedEvent> DispatchAsync(EventDelivery delivery, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        var dispatched = await messages.DispatchAsync(delivery, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return dispatched;
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

    /// <summary>
    /// Dispatches the payload of a Lambda function and answers as Lambda wants: for SQS with the records that shall come again,
    /// for anything else with an exception when something could not be done, after all that could be done was done.
    /// </summary>
    /// <remarks>
    /// The event source mapping of the queue needs <c>ReportBatchItemFailures</c>. What cannot be mended by trying again ends
    /// in the dead-letter queue, where someone sees it. Messages that no rule wants are successes.
    /// </remarks>
    /// <param name="utf8Json">The payload.</param>
    /// <param name="remainingTime">How long the function may still run; what could not be started in time counts as failed. Null for no limit.</param>
    /// <param name="cancellationToken">Ends it; builds that were started go on.</param>
    /// <returns>The answer: JSON, to be returned from the handler.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="utf8Json"/> is null.</exception>
    /// <exception cref="EventParseException">The payload is not JSON.</exception>
    /// <exception cref="DispatchException">Something could not be done, and the payload is not one of SQS.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<Stream> HandleLambdaAsync(Stream utf8Json, TimeSpan? remainingTime = null, CancellationToken cancellationToken = default)
    {
        var deliveries = await EventParser.ParseAsync(utf8Json, options.Parser, cancellationToken).ConfigureAwait(false);
        using var deadline = new CancellationTokenSource(Remaining(remainingTime), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        var report = await DispatchAllAsync(deliveries, either.Token).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return BatchItemFailuresResponse.To(report);
    }

    private TimeSpan Remaining(TimeSpan? remainingTime) => remainingTime is not { } remaining || remaining > MostRemaining ? Timeout.InfiniteTimeSpan
        : remaining > options.AnswerTime ? remaining - options.AnswerTime
        : TimeSpan.Zero;

    private async Task<DispatchReport> DispatchAllAsync(IReadOnlyList<EventDelivery> deliveries, CancellationToken cancellationToken)
    {
        var events = new DispatchedEvent[deliveries.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.MaxConcurrency };
        await Parallel.ForAsync(0, events.Length, parallel, async (index, _) =>
            events[index] = await messages.DispatchAsync(deliveries[index], cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        return new DispatchReport { Events = new ValueList<DispatchedEvent>(events) };
    }
}
