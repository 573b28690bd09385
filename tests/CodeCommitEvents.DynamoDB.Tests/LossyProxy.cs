using System.Net.Sockets;
using Amazon.DynamoDBv2;

namespace CodeCommitEvents.DynamoDB.Tests;

/// <summary>Stands before a server on the loopback address, and loses the answers that a test says: the call is done, and the connection cut.</summary>
internal sealed class LossyProxy : LoopbackServer
{
    private readonly Uri server;
    private int toLose;
    private int lost;

    public LossyProxy(Uri server)
    {
        this.server = server;
        Client = new("test", "test", new AmazonDynamoDBConfig { ServiceURL = Url.ToString(), AuthenticationRegion = "eu-central-1" });
    }

    /// <summary>Calls through it, and tries again by itself as the SDK does by default.</summary>
    public AmazonDynamoDBClient Client { get; }

    /// <summary>How many answers were lost.</summary>
    public int Lost => lost;

    /// <summary>Runs when an answer is lost, before the client learns of it: what others do in the meantime.</summary>
    public Func<Task> Meanwhile { get; set; } = static () => Task.CompletedTask;

    /// <summary>Loses the next answer.</summary>
    public void LoseNext() => Interlocked.Exchange(ref toLose, 1);

    public override async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await base.DisposeAsync();
    }

    protected override async Task ServeAsync(TcpClient connection)
    {
        using var far = new TcpClient();
        await far.ConnectAsync(server.Host, server.Port, Stopping);
        await Task.WhenAny(PassOnAsync(connection, far), PassBackAsync(far, connection));
    }

    private async Task PassOnAsync(TcpClient near, TcpClient far) => await near.GetStream().CopyToAsync(far.GetStream(), Stopping);

    private async Task PassBackAsync(TcpClient far, TcpClient near)
    {
        var buffer = new byte[65_536];
        while (await far.GetStream().ReadAsync(buffer, Stopping) is var count and > 0)
        {
            // The server has begun to answer, so the call is done.
            if (Interlocked.Exchange(ref toLose, 0) == 1)
            {
                Interlocked.Increment(ref lost);
                await Meanwhile();
                near.Client.Close(0);
                return;
            }

            await near.GetStream().WriteAsync(buffer.AsMemory(0, count), Stopping);
        }
    }
}
