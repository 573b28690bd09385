using System.Net.Sockets;
using Amazon.DynamoDBv2;

namespace CodeCommitEvents.DynamoDB.Tests;

/// <summary>A proxy that can lose a response: the server executes the call, but the proxy closes the connection to the client.</summary>
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

    /// <summary>A client that uses the proxy and has the SDK's default retries.</summary>
    public AmazonDynamoDBClient Client { get; }

    /// <summary>The number of lost responses.</summary>
    public int Lost => lost;

    /// <summary>A function that runs after a response is lost and before the client notices the loss. Tests use it to simulate calls of other clients.</summary>
    public Func<Task> Meanwhile { get; set; } = static () => Task.CompletedTask;

    /// <summary>Loses the next response.</summary>
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
            // The server has started to respond, so it has executed the call.
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
