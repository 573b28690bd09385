using CodeCommitEvents.Parsing;

namespace CodeCommitEvents.Dispatching;

/// <summary>Reads payloads and dispatches their events. A payload that is an HTTP request is verified before its body is read.</summary>
internal sealed class PayloadDispatcher(EventDispatcher dispatcher, HttpRequestDispatcher requests, EventParserOptions? parser)
{
    /// <exception cref="EventParseException">The payload is not JSON, is too large, or is nested too deeply.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public async Task<DispatchReport> ReportAsync(Stream utf8Json, CancellationToken cancellationToken)
    {
        using var payload = await PayloadBuffer.ReadAsync(utf8Json, parser, cancellationToken).ConfigureAwait(false);
        return await ReportAsync(payload.Bytes, cancellationToken).ConfigureAwait(false);
    }

    /// <exception cref="EventParseException">The payload is not JSON, is too large, or is nested too deeply.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public async Task<DispatchReport> ReportAsync(ReadOnlyMemory<byte> utf8Json, CancellationToken cancellationToken)
    {
        var (report, _) = await DispatchAsync(utf8Json, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return report;
    }

    /// <summary>Dispatches a payload. If the token is canceled, builds that were not started have failed.</summary>
    /// <exception cref="EventParseException">The payload is not JSON, is too large, or is nested too deeply.</exception>
    public async Task<PayloadResult> DispatchAsync(ReadOnlyMemory<byte> utf8Json, CancellationToken cancellationToken) =>
        HttpRequestReader.Read(utf8Json.Span, parser) is var (request, body)
            ? request is null ? requests.RefuseWithoutBody(body) : await requests.DispatchAsync(request, body, cancellationToken).ConfigureAwait(false)
            : new(await dispatcher.DispatchAsync(EventParser.Parse(utf8Json.Span, parser), verified: null, cancellationToken).ConfigureAwait(false));
}
