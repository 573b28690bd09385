using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using CodeCommitEvents.Emulator;

namespace CodeCommitEvents.Tests.Samples;

/// <summary>A local server that gives every request the same answer. Without a status, it gives none.</summary>
internal sealed class WebhookServer(int? status = 200, Uri? redirection = null) : LoopbackServer
{
    private readonly ConcurrentQueue<(string? ContentType, string Body)> requests = new();

    public IReadOnlyList<(string? ContentType, string Body)> Requests => [.. requests];

    /// <summary>The URL of the webhook, whose path is a secret.</summary>
    public Uri Webhook => new(Url, "/hooks/SECRET");

    protected override async Task ServeAsync(TcpClient connection)
    {
        var stream = connection.GetStream();
        while (await HttpExchange.ReadAsync(stream, Stopping) is var (headers, body))
        {
            requests.Enqueue((headers.GetValueOrDefault("Content-Type"), Encoding.UTF8.GetString(body)));
            if (status is { } answer)
            {
                await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {answer} Answer\r\nLocation: {redirection}\r\nContent-Length: 0\r\n\r\n"), Stopping);
            }
        }
    }
}
