using System.Net;
using System.Net.Sockets;

namespace CodeCommitEvents.Emulator;

/// <summary>Accepts connections on the loopback address until it is disposed.</summary>
internal abstract class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task accepting;

    protected LoopbackServer()
    {
        listener.Start();
        accepting = AcceptAsync();
    }

    public Uri Url => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

    /// <summary>Canceled when the server is disposed.</summary>
    protected CancellationToken Stopping => stop.Token;

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        stop.Dispose();
    }

    /// <summary>Serves a connection until one side closes it.</summary>
    protected abstract Task ServeAsync(TcpClient connection);

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
            {
                serving.Add(ServeWhileThereAsync(await listener.AcceptTcpClientAsync(stop.Token)));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or InvalidOperationException)
        {
            await Task.WhenAll(serving);
        }
    }

    private async Task ServeWhileThereAsync(TcpClient connection)
    {
        using (connection)
        {
            try
            {
                await ServeAsync(connection);
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
            {
                // One side has closed the connection, or the server was disposed.
            }
        }
    }
}
