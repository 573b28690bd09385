using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace CodeCommitEvents.Emulator;

/// <summary>Reads requests and writes responses of HTTP/1.1.</summary>
internal static class HttpExchange
{
    /// <summary>Reads the headers and the body of the next request of a connection. Null if the client has closed the connection.</summary>
    public static async Task<(IReadOnlyDictionary<string, string> Headers, byte[] Body)?> ReadAsync(NetworkStream stream, CancellationToken cancellationToken) =>
        await ReadRequestAsync(stream, cancellationToken) is var (_, headers, body) ? (headers, body) : null;

    /// <summary>Reads the next request of a connection: its first line, such as <c>GET /path HTTP/1.1</c>, its headers and its body. Null if the client has closed the connection.</summary>
    public static async Task<(string Line, IReadOnlyDictionary<string, string> Headers, byte[] Body)?> ReadRequestAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        if (await ReadLineAsync(stream, cancellationToken) is not { } first)
        {
            return null;
        }

        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await ReadLineAsync(stream, cancellationToken) is { Length: > 0 } line)
        {
            var parts = line.Split(':', 2, StringSplitOptions.TrimEntries);
            headers.Add(parts[0], parts[1]);
        }

        var body = new byte[headers.TryGetValue("Content-Length", out var length) ? int.Parse(length, CultureInfo.InvariantCulture) : 0];
        await stream.ReadExactlyAsync(body, cancellationToken);
        return (first, headers, body);
    }

    /// <summary>Reads a line without its end. Null if the connection is closed.</summary>
    private static async Task<string?> ReadLineAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        var line = new List<byte>();
        var one = new byte[1];
        while (await stream.ReadAsync(one, cancellationToken) > 0)
        {
            if (one[0] == '\n')
            {
                return Encoding.ASCII.GetString([.. line]).TrimEnd('\r');
            }

            line.Add(one[0]);
        }

        return null;
    }

    /// <summary>Returns the bytes of a response.</summary>
    public static byte[] Response(int status, string contentType, string body, params string[] headers)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        return
        [
            .. Encoding.ASCII.GetBytes($"HTTP/1.1 {status} Answer\r\nContent-Type: {contentType}\r\n{string.Concat(headers.Select(header => $"{header}\r\n"))}"
                + $"x-amzn-RequestId: request-1\r\nContent-Length: {bytes.Length}\r\n\r\n"),
            .. bytes,
        ];
    }

    /// <summary>The body of a throttled call, which AWS can send in XML although the service answers in JSON.</summary>
    public const string ThrottledInXml = "<ThrottlingException><Message>Rate exceeded</Message></ThrottlingException>";
}
