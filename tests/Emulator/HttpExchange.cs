using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace CodeCommitEvents.Emulator;

/// <summary>Reads requests and writes responses of HTTP/1.1.</summary>
internal static class HttpExchange
{
    /// <summary>Reads the next request of a connection. Null if the client has closed the connection.</summary>
    public static async Task<(IReadOnlyDictionary<string, string> Headers, byte[] Body)?> ReadAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        var head = new List<byte>();
        var one = new byte[1];
        while (head.Count < 4 || !head.TakeLast(4).SequenceEqual("\r\n\r\n"u8.ToArray()))
        {
            if (await stream.ReadAsync(one, cancellationToken) == 0)
            {
                return null;
            }

            head.Add(one[0]);
        }

        var headers = Encoding.ASCII.GetString([.. head]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries))
            .ToDictionary(parts => parts[0], parts => parts[1], StringComparer.OrdinalIgnoreCase);
        var body = new byte[int.Parse(headers["Content-Length"], CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body, cancellationToken);
        return (headers, body);
    }

    /// <summary>Returns the bytes of a response.</summary>
    public static byte[] Response(int status, string contentType, string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        return
        [
            .. Encoding.ASCII.GetBytes($"HTTP/1.1 {status} Answer\r\nContent-Type: {contentType}\r\n"
                + $"x-amzn-RequestId: request-1\r\nContent-Length: {bytes.Length}\r\n\r\n"),
            .. bytes,
        ];
    }

    /// <summary>The body of a throttled call, which AWS can send in XML although the service answers in JSON.</summary>
    public const string ThrottledInXml = "<ThrottlingException><Message>Rate exceeded</Message></ThrottlingException>";
}
