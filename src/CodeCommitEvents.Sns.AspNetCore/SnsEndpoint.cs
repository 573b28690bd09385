using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CodeCommitEvents.Sns.AspNetCore;

/// <summary>Reads requests, passes them to the dispatcher, and responds with a status.</summary>
internal sealed class SnsEndpoint(BuildDispatcher dispatcher, int maxBodyBytes)
{
    public const int DefaultMaxBodyBytes = 1024 * 1024;

    private const int FirstBufferSize = 8 * 1024;

    public async Task HandleAsync(HttpContext context)
    {
        context.Response.StatusCode = await StatusOfAsync(context).ConfigureAwait(false);
    }

    private async Task<int> StatusOfAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.ContentLength > maxBodyBytes)
        {
            return StatusCodes.Status413PayloadTooLarge;
        }

        // The server then refuses to read more, also while it discards the rest of the body.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = maxBodyBytes;
        }

        ReadOnlyMemory<byte>? body;
        try
        {
            body = await ReadAsync(request, context.RequestAborted).ConfigureAwait(false);
        }
        catch (BadHttpRequestException exception)
        {
            return exception.StatusCode;
        }

        // A build that is being started must not be stopped because SNS does not wait any longer.
        return body is null ? StatusCodes.Status413PayloadTooLarge : await dispatcher.HandleHttpAsync(TransportOf(request), body.Value, onReport: null, CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Returns the body. Null if it is too large.</summary>
    private async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var buffer = new byte[Math.Min(maxBodyBytes, request.ContentLength ?? FirstBufferSize) + 1];
        var length = 0;
        while (true)
        {
            var read = await request.Body.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
            length += read;
            if (length > maxBodyBytes)
            {
                return null;
            }

            if (read == 0)
            {
                return buffer.AsMemory(0, length);
            }

            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, (int)Math.Min(buffer.Length * 2L, maxBodyBytes + 1L));
            }
        }
    }

    private static HttpRequestTransport TransportOf(HttpRequest request)
    {
        var headers = new List<KeyValuePair<string, string>>(request.Headers.Count);
        foreach (var (name, values) in request.Headers)
        {
            headers.Add(new(name, values.ToString()));
        }

        return new() { Method = request.Method, Path = request.Path.Value, Headers = new ValueMap<string>([.. headers]) };
    }
}
