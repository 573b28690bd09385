using System.Net.Sockets;
using System.Text;
using Amazon.SimpleNotificationService;

namespace CodeCommitEvents.Sns.Tests;

/// <summary>A local server of the query protocol. The answer is chosen from the parameters of the request.</summary>
internal sealed class QueryServer(Func<string, string> answer) : LoopbackServer
{
    private readonly List<string> requests = [];

    /// <summary>The forms of the requests.</summary>
    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (requests)
            {
                return [.. requests];
            }
        }
    }

    public AmazonSimpleNotificationServiceClient Client(string region) =>
        new("id", "secret", new AmazonSimpleNotificationServiceConfig { ServiceURL = Url.ToString(), AuthenticationRegion = region, MaxErrorRetry = 0 });

    protected override async Task ServeAsync(TcpClient connection)
    {
        var stream = connection.GetStream();
        while (await HttpExchange.ReadAsync(stream, Stopping) is var (_, body))
        {
            var form = Encoding.UTF8.GetString(body);
            lock (requests)
            {
                requests.Add(form);
            }

            await stream.WriteAsync(HttpExchange.Response(200, "text/xml", answer(form)), Stopping);
        }
    }
}
