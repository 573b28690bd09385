using System.Text;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;
using Microsoft.Extensions.Logging;

namespace CodeCommitEvents.Dispatching;

/// <summary>Verifies HTTP requests, dispatches the proven part of them, and confirms the subscriptions that they ask to confirm.</summary>
internal sealed partial class HttpRequestDispatcher(EventDispatcher dispatcher, BuildDispatcherOptions options, MessageLogger logger)
{
    private const string NoVerifier =
        $"Anybody can send a request to a URL, and no verifier is set ({nameof(BuildDispatcherOptions)}.{nameof(BuildDispatcherOptions.HttpVerifier)}).";

    private readonly IHttpMessageVerifier? verifier = options.HttpVerifier;
    private readonly EventParserOptions? parser = options.Parser;
    private readonly HandledMessages messages = new();

    /// <summary>
    /// Dispatches a request. The status of the response is 200 (dispatched, or repeated), 400 (the message cannot be read), 403 (refused), 503
    /// (cannot be verified now, or the same message is being dispatched) or 500 (failed). SNS sends a message again only after 500 and 503.
    /// </summary>
    public async Task<PayloadResult> DispatchAsync(HttpRequestTransport request, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var verification = await VerifyAsync(request, body, cancellationToken).ConfigureAwait(false);
        return verification is { Reason: { } reason, IsTransient: var isTransient }
                ? new(Refused(Unreadable(request, body, reason)), isTransient ? HttpStatus.ServiceUnavailable : HttpStatus.Forbidden)
            : verification.MessageId is { } id ? await DispatchOnceAsync(verification, id, cancellationToken).ConfigureAwait(false)
            : await DispatchAsync(verification, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Refuses a request that can contain no message, such as one of a browser.</summary>
    /// <param name="payload">The whole payload.</param>
    public PayloadResult RefuseWithoutBody(byte[] payload)
    {
        const string NoBody = "The request has no body.";
        LogRefused(logger, exception: null, NoBody);
        var unreadable = new UnreadableMessage { Text = Encoding.UTF8.GetString(payload), Layer = "HTTP request", JsonPath = "", Reason = NoBody };
        return new(Refused(new() { Event = unreadable }), HttpStatus.Forbidden);
    }

    private async Task<HttpVerification> VerifyAsync(HttpRequestTransport request, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        HttpVerification verification;
        Exception? failure = null;
        try
        {
            verification = verifier is null ? HttpVerification.Refuse(NoVerifier) : await verifier.VerifyAsync(request, body, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // A verifier that fails must not accept a request, and the sender must repeat the request.
            failure = exception;
            verification = HttpVerification.Refuse("The verifier failed.", isTransient: true);
        }

        if (verification.Reason is { } reason)
        {
            LogRefused(logger, failure, DisplayText.Escape(reason));
        }

        return verification;
    }

    /// <summary>Dispatches a message unless it was dispatched before. A message that failed can be dispatched again.</summary>
    private async Task<PayloadResult> DispatchOnceAsync(HttpVerification verification, string id, CancellationToken cancellationToken)
    {
        var state = messages.Start(id);
        if (state != MessageState.New)
        {
            // If the first of two equal messages fails, SNS must send one of them again. So the second one is not acknowledged yet.
            LogRepeated(logger);
            return new(new() { Events = ValueList<DispatchedEvent>.Empty }, state == MessageState.Handled ? HttpStatus.Ok : HttpStatus.ServiceUnavailable);
        }

        var isHandled = false;
        try
        {
            var result = await DispatchAsync(verification, cancellationToken).ConfigureAwait(false);
            isHandled = result.Status < HttpStatus.InternalServerError;
            return result;
        }
        finally
        {
            messages.End(id, isHandled);
        }
    }

    private async Task<PayloadResult> DispatchAsync(HttpVerification verification, CancellationToken cancellationToken)
    {
        var deliveries = Read(verification);
        var report = await dispatcher.DispatchAsync(deliveries, verification.Request, cancellationToken).ConfigureAwait(false);
        report = await ConfirmAsync(report, cancellationToken).ConfigureAwait(false);
        return new(report, StatusOf(report));
    }

    /// <summary>Reads the proven part of a body. A text that is not JSON is a message of its own type.</summary>
    private List<EventDelivery> Read(HttpVerification verification)
    {
        var deliveries = new List<EventDelivery>();
        try
        {
            foreach (var delivery in EventParser.Parse(verification.Message.Span, parser))
            {
                deliveries.Add(delivery with { Transports = [verification.Request, .. delivery.Transports] });
            }
        }
        catch (EventParseException exception)
        {
            deliveries.Add(Unreadable(verification.Request, verification.Message, exception.Message));
        }

        return deliveries;
    }

    private async Task<DispatchReport> ConfirmAsync(DispatchReport report, CancellationToken cancellationToken)
    {
        var events = report.Events.ToArray();
        for (var index = 0; index < events.Length; index++)
        {
            if (events[index].Delivery.Event is SubscriptionConfirmation confirmation)
            {
                events[index] = events[index] with { ConfirmationFailure = await ConfirmAsync(confirmation, cancellationToken).ConfigureAwait(false) };
            }
        }

        return new() { Events = new(events) };
    }

    private async Task<Exception?> ConfirmAsync(SubscriptionConfirmation confirmation, CancellationToken cancellationToken)
    {
        var topic = DisplayText.Escape(confirmation.TopicArn?.Value ?? "");
        try
        {
            var isConfirmed = verifier is ISubscriptionConfirmer confirmer && await confirmer.ConfirmAsync(confirmation, cancellationToken).ConfigureAwait(false);
            (isConfirmed ? (Action<ILogger, string>)LogConfirmed : LogNotConfirmed)(logger, topic);
            return null;
        }
        catch (Exception exception)
        {
            LogConfirmationFailed(logger, exception, topic);
            return exception;
        }
    }

    private static int StatusOf(DispatchReport report)
    {
        var status = HttpStatus.Ok;
        foreach (var dispatched in report.Events)
        {
            if (dispatched.HasFailures)
            {
                status = dispatched.Delivery.Event is UnreadableMessage && status != HttpStatus.InternalServerError ? HttpStatus.BadRequest : HttpStatus.InternalServerError;
            }
        }

        return status;
    }

    /// <summary>Rules and observers get nothing of a refused request.</summary>
    private static DispatchReport Refused(EventDelivery delivery) => new()
    {
        Events = [new() { Delivery = delivery, Decision = BuildRules.Empty.Evaluate(delivery.Event), Builds = ValueList<DispatchedBuild>.Empty }],
    };

    private static EventDelivery Unreadable(HttpRequestTransport request, ReadOnlyMemory<byte> body, string reason) => new()
    {
        Event = new UnreadableMessage { Text = Encoding.UTF8.GetString(body.Span), Layer = "HTTP body", JsonPath = "body", Reason = reason },
        Transports = [request],
    };

    [LoggerMessage(40, LogLevel.Warning, "A request is refused, and nothing of it is used: {Reason}")]
    private static partial void LogRefused(ILogger logger, Exception? exception, string reason);

    [LoggerMessage(41, LogLevel.Information, "A request repeats a message that is or was dispatched. The message is not dispatched again")]
    private static partial void LogRepeated(ILogger logger);

    [LoggerMessage(42, LogLevel.Information, "The subscription to the topic {Topic} is confirmed")]
    private static partial void LogConfirmed(ILogger logger, string topic);

    [LoggerMessage(43, LogLevel.Warning, "The subscription to the topic {Topic} is not confirmed, because the verifier does not confirm subscriptions")]
    private static partial void LogNotConfirmed(ILogger logger, string topic);

    [LoggerMessage(44, LogLevel.Error, "The subscription to the topic {Topic} could not be confirmed. SNS is asked to send the message again")]
    private static partial void LogConfirmationFailed(ILogger logger, Exception exception, string topic);
}
