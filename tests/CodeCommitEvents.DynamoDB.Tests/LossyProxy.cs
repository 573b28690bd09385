using System.Net;
using System.Net.Sockets;
using Amazon.DynamoDBv2;

namespace CodeCommitEvents.DynamoDB.Tests;

/// <summary>Stands before a server on the loopback address, and loses the answers that a test says: the call is done, and the connection cut.</summary>
internal sealed class LossyProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Uri server;
    private readonly Task accepting;
    private int toLose;
    private int lost;

    public LossyProxy(Uri server)
    {
        this.server = server;
        listener.Start();
        accepting = AcceptAsync();
        Client = new("test", "test", new AmazonDynamoDBConfig { ServiceURL = Url.ToString(), AuthenticationRegion = "eu-central-1" });
    }

    /// <summary>Calls through it, and tries again by itself as the SDK does by default.</summary>
    public AmazonDynamoDBClient Client { get; }

    /// <summary>How many answers were lost.</summary>
    public int Lost => lost;

    /// <summary>Runs when an answer is lost, before the client learns of it: what others do in the meantime.</summary>
    public Func<Task> Meanwhile { get; set; } = static () => Task.CompletedTask;

    private Uri Url => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

    /// <summary>Loses the next answer.</summary>
    public void LoseNext() => Interlocked.Exchange(ref toLose, 1);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
            {
                serving.Add(ServeAsync(await listener.AcceptTcpClientAsync(stop.Token)));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or InvalidOperationException)
        {
            await Task.WhenAll(serving);
        }
    }

    private async Task ServeAsync(TcpClient near)
    {
        using (near)
        using (var far = new TcpClient())
        {
            try
            {
                await far.ConnectAsync(server.Host, server.Port, stop.Token);
                await Task.WhenAny(PassOnAsync(near, far), PassBackAsync(far, near));
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException or SocketException)
            {
                // One of the two has gone, or the test has ended.
            }
        }
    }

    private async Task PassOnAsync(TcpClient near, TcpClient far) => await near.GetStream().CopyToAsync(far.GetStream(), stop.Token);

    private async Task PassBackAsync(TcpClient far, TcpClient near)
    {
        var buffer = new byte[65_536];
        while (await far.GetStream().ReadAsync(buffer, stop.Token) is var count and > 0)
        {
            // The server has begun to answer, so the call is done.
            if (Interlocked.Exchange(ref toLose, 0) == 1)
            {
                Interlocked.Increment(ref lost);
                await Meanwhile();
                near.Client.Close(0);
                return;
            }

            await near.GetStream().WriteAsync(buffer.AsMemory(0, count), stop.Token);
        }
    }
}
