using CodeCommitEvents.Building;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;
using CodeCommitEvents.Parsing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents;

/// <summary>
/// Parses a payload, evaluates the rules for each event and starts the builds. Each build is started only once. A record that cannot be read, a rule that throws
/// or a build that cannot be started does not affect other records, rules and builds. The dispatcher is thread-safe if its starter and its services are.
/// </summary>
public sealed class BuildDispatcher
{
    private readonly Func<BuildRules> rules;
    private readonly EventDispatcher dispatcher;
    private readonly HttpRequestDispatcher requests;
    private readonly PayloadDispatcher payloads;
    private readonly EventParserOptions? parser;
    private readonly LambdaDeadline deadline;
    private readonly bool reportsBatchItemFailures;

    /// <summary>Creates a dispatcher.</summary>
    /// <param name="rules">The rules that decide which event starts which build.</param>
    /// <param name="starter">The service that starts the builds.</param>
    /// <param name="options">Optional services and settings. Default: null, which means the defaults of <see cref="BuildDispatcherOptions"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="rules"/> or <paramref name="starter"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// The starter is an <see cref="IProjectNameValidator"/> and does not accept the name of a project in a rule, or a rule notifies a channel that
    /// is not in <see cref="BuildDispatcherOptions.Channels"/>.
    /// </exception>
    /// <exception cref="OptionsValidationException">An option is invalid. The exception lists every error.</exception>
    public BuildDispatcher(BuildRules rules, IBuildStarter starter, BuildDispatcherOptions? options = null)
        : this(() => rules, starter, options)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var errors = new ActionTargets(starter, (options ?? new()).Channels.Keys).Errors(rules);
        if (errors.Count > 0)
        {
            throw new ArgumentException(string.Join(Environment.NewLine, errors), nameof(rules));
        }

        LogRules(rules);
    }

    /// <summary>Creates a dispatcher whose rules can change while it runs.</summary>
    /// <param name="rules">Returns the current rules. The function is called for each event and must be thread-safe. Its exceptions are not caught.</param>
    /// <param name="starter">The service that starts the builds.</param>
    /// <param name="options">Optional services and settings. Default: null, which means the defaults of <see cref="BuildDispatcherOptions"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="rules"/> or <paramref name="starter"/> is null.</exception>
    /// <exception cref="OptionsValidationException">An option is invalid. The exception lists every error.</exception>
    public BuildDispatcher(Func<BuildRules> rules, IBuildStarter starter, BuildDispatcherOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(starter);
        this.rules = rules;
        options = RepositoryRulesReader.CheckServices(new BuildDispatcherOptionsValidator().Check(options ?? new()));
        var logger = new MessageLogger(options.Logger ?? NullLogger.Instance);
        dispatcher = EventDispatcher.Create(rules, starter, options, logger);
        requests = new(dispatcher, options, logger);
        parser = options.Parser;
        payloads = new(dispatcher, requests, parser);
        reportsBatchItemFailures = options.ReportBatchItemFailures;
        deadline = new(options.AnswerTime, options.TimeProvider ?? TimeProvider.System);
    }

    /// <summary>Dispatches every event of a payload.</summary>
    /// <param name="utf8Json">The payload in UTF-8, as a Lambda function receives it. The stream is not closed.</param>
    /// <param name="cancellationToken">Cancels the call. Builds that were started continue.</param>
    /// <returns>The result for every event.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="utf8Json"/> is null.</exception>
    /// <exception cref="EventParseException">The payload is not JSON, is too large, or is nested too deeply.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public Task<DispatchReport> DispatchAsync(Stream utf8Json, CancellationToken cancellationToken = default) => payloads.ReportAsync(utf8Json, cancellationToken);

    /// <summary>Dispatches every event of a payload.</summary>
    /// <param name="utf8Json">The payload in UTF-8.</param>
    /// <param name="cancellationToken">Cancels the call. Builds that were started continue.</param>
    /// <returns>The result for every event.</returns>
    /// <exception cref="EventParseException">The payload is not JSON, is too large, or is nested too deeply.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public Task<DispatchReport> DispatchAsync(ReadOnlyMemory<byte> utf8Json, CancellationToken cancellationToken = default) => payloads.ReportAsync(utf8Json, cancellationToken);

    /// <summary>
    /// Dispatches the body of a queue message, for a program that receives messages itself. A body of any text has a result: what cannot be
    /// read is an <see cref="UnreadableMessage"/>, and text that is not an event is no failure. Delete the message from the queue unless the
    /// report has failures.
    /// </summary>
    /// <param name="body">The body.</param>
    /// <param name="messageId">The id of the message, for the log. Default: null, which means none.</param>
    /// <param name="cancellationToken">Cancels the call. Builds that were started continue.</param>
    /// <returns>The result for every event of the message.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="body"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public async Task<DispatchReport> DispatchMessageAsync(string body, string? messageId = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        var report = await dispatcher.DispatchAsync(QueueMessage.Read(body, messageId, parser), verified: null, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return report;
    }

    /// <summary>Dispatches one event with its envelope and transports.</summary>
    /// <param name="delivery">The delivery.</param>
    /// <param name="cancellationToken">Cancels the call. Builds that were started continue.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="delivery"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public async Task<DispatchedEvent> DispatchAsync(EventDelivery delivery, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        var dispatched = await dispatcher.DispatchAsync(delivery, verified: null, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return dispatched;
    }

    /// <summary>Dispatches one event.</summary>
    /// <param name="serviceEvent">The event.</param>
    /// <param name="cancellationToken">Cancels the call. Builds that were started continue.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="serviceEvent"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public Task<DispatchedEvent> DispatchAsync(ServiceEvent serviceEvent, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(serviceEvent);
        return DispatchAsync(new EventDelivery { Event = serviceEvent }, cancellationToken);
    }

    /// <summary>
    /// Dispatches the payload of a Lambda function and returns the function's response. For SQS, the response lists the messages that failed, so that the queue
    /// delivers them again. For all other sources, the method throws if an event failed, but only after all events were dispatched. For an HTTP request, the
    /// response is <c>{"statusCode":200}</c>, or another status of <see cref="HandleHttpAsync"/>. Only the outermost transport decides what the source is.
    /// </summary>
    /// <remarks>
    /// <para>The event source mapping of the queue needs <c>ReportBatchItemFailures</c>. For a mapping without it, set <see cref="BuildDispatcherOptions.ReportBatchItemFailures"/>
    /// to false. A message that fails on every retry is moved to the dead-letter queue. A message that matches no rule is not a failure.</para>
    /// <para>The messages of one group of a FIFO queue are dispatched in order. After a message that failed, the later messages of its group
    /// are not dispatched and are listed in the response, too.</para>
    /// </remarks>
    /// <param name="utf8Json">The payload in UTF-8.</param>
    /// <param name="remainingTime">
    /// How long the function can still run. Builds are started until only <see cref="BuildDispatcherOptions.AnswerTime"/> remains. A build that is not started by then has failed. Default: null, which means no limit.
    /// </param>
    /// <param name="onReport">Called with the results of all events before the method returns or throws a <see cref="DispatchException"/>. Default: null.</param>
    /// <param name="cancellationToken">Cancels the call. Builds that were started continue.</param>
    /// <returns>The response as JSON. The handler of the function must return it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="utf8Json"/> is null.</exception>
    /// <exception cref="EventParseException">The payload is not JSON, is too large, or is nested too deeply.</exception>
    /// <exception cref="DispatchException">
    /// An event failed, and it did not come from SQS, or <see cref="BuildDispatcherOptions.ReportBatchItemFailures"/> is false.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public async Task<Stream> HandleLambdaAsync(
        Stream utf8Json, TimeSpan? remainingTime = null, Action<DispatchReport>? onReport = null, CancellationToken cancellationToken = default)
    {
        using var payload = await PayloadBuffer.ReadAsync(utf8Json, parser, cancellationToken).ConfigureAwait(false);
        using var limit = deadline.Start(remainingTime);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var result = await payloads.DispatchAsync(payload.Bytes, linked.Token).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        onReport?.Invoke(result.Report);
        return LambdaResponse.Write(result, reportsBatchItemFailures);
    }

    /// <summary>
    /// Verifies and dispatches an HTTP request, for a web server. <c>MapCodeCommitEvents</c> of the package <c>CodeCommitEvents.Sns.AspNetCore</c>
    /// calls this method. A message with the same id is dispatched once by this dispatcher.
    /// </summary>
    /// <param name="request">The method, path and headers of the request.</param>
    /// <param name="body">The body.</param>
    /// <param name="onReport">Called with the results of all events. A message that was dispatched before has none. Default: null.</param>
    /// <param name="cancellationToken">Cancels the call. Builds that were started continue.</param>
    /// <returns>
    /// The status of the response: 200 if the message is or was dispatched, 403 if the request is refused, 400 if the verified message cannot be
    /// read, 503 if the request cannot be verified now or the same message is being dispatched, and 500 if the dispatch failed. SNS sends a
    /// message again only after 500 and 503.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public async Task<int> HandleHttpAsync(
        HttpRequestTransport request, ReadOnlyMemory<byte> body, Action<DispatchReport>? onReport = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var result = await requests.DispatchAsync(request, body, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        onReport?.Invoke(result.Report);
        return result.Status!.Value;
    }

    /// <summary>Dispatches events of a repository <c>warm-up</c> without any effect, so that the code for the first payload is loaded and compiled: see <c>docs/builds.md</c>.</summary>
    /// <remarks>Predicates of the rules are called, and what they throw is ignored. The starter, the channels and the other services are not called.</remarks>
    public void WarmUp() => DispatcherWarmUp.Run(rules);

    /// <summary>Logs the number of rules, unless these rules were logged last.</summary>
    internal void LogRules(BuildRules rules) => dispatcher.LogRules(rules);
}
