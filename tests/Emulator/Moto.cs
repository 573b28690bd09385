using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CodeCommitEvents.Emulator;

/// <summary>Runs the emulator moto in its own process, on a free port of the loopback address, if moto is installed.</summary>
public sealed class Moto : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private Process? server;
    private Uri? url;

    /// <summary>The address of the emulator.</summary>
    public Uri Url => url ?? throw new InvalidOperationException(Python.NoMoto ?? "The emulator is not started yet.");

    public async Task InitializeAsync()
    {
        if (Python.NoMoto is not null)
        {
            return;
        }

        var port = FreePort();
        url = new Uri($"http://127.0.0.1:{port}");
        server = Python.Start("-m", "moto.server", "-H", "127.0.0.1", "-p", port.ToString(CultureInfo.InvariantCulture))!;
        var said = Task.WhenAll(server.StandardOutput.ReadToEndAsync(), server.StandardError.ReadToEndAsync());
        using var http = new HttpClient();
        var waiting = Stopwatch.StartNew();
        while (!await AnswersAsync(http))
        {
            if (server.HasExited || waiting.Elapsed > Patience)
            {
                Stop();
                throw new InvalidOperationException($"moto does not answer: {string.Join('\n', await said)}");
            }

            await Task.Delay(100);
        }
    }

    public Task DisposeAsync()
    {
        Stop();
        return Task.CompletedTask;
    }

    private void Stop()
    {
        if (server is { HasExited: false })
        {
            server.Kill(entireProcessTree: true);
            server.WaitForExit();
        }

        server?.Dispose();
        server = null;
    }

    private async Task<bool> AnswersAsync(HttpClient http)
    {
        try
        {
            using var response = await http.GetAsync(new Uri(url!, "/moto-api/"));
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
