using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text.Json;

namespace CodeCommitEvents.Emulator;

/// <summary>A local server with the JSON protocol of AWS. It records the calls.</summary>
internal abstract class JsonServer : LoopbackServer
{
    private readonly ConcurrentQueue<Call> calls = new();

    public IReadOnlyList<Call> Calls => [.. calls];

    protected abstract Answer AnswerTo(Call call);

    protected override async Task ServeAsync(TcpClient connection)
    {
        var stream = connection.GetStream();
        while (await ReadAsync(stream) is { } call)
        {
            calls.Enqueue(call);
            var reply = AnswerTo(call);
            if (reply.IsCut)
            {
                connection.Client.Close(0);
                return;
            }

            await Task.Delay(reply.Delay, Stopping);
            await stream.WriteAsync(reply.ToBytes(), Stopping);
        }
    }

    private async Task<Call?> ReadAsync(NetworkStream stream) => await HttpExchange.ReadAsync(stream, Stopping) is var (headers, body)
        ? new Call(calls.Count + 1, headers, JsonDocument.Parse(body).RootElement)
        : null;
}

internal sealed record Call(int Number, IReadOnlyDictionary<string, string> Headers, JsonElement Body)
{
    /// <summary>The name of the operation, without the prefix of the service.</summary>
    public string Operation => Headers["X-Amz-Target"].Split('.')[1];

    /// <summary>The access key and the region in the signature.</summary>
    public string Scope => Headers["Authorization"].Split('=', 2)[1].Split('/') is [var key, _, var region, ..] ? $"{key} {region}" : "";

    public string? Text(string member) => Body.TryGetProperty(member, out var value) ? value.GetString() : null;
}

internal sealed record Answer(int Status, string Body)
{
    /// <summary>The server receives the request and closes the connection.</summary>
    public static Answer Cut { get; } = new(0, "") { IsCut = true };

    /// <summary>The server receives the request and does not respond.</summary>
    public static Answer Silence { get; } = new(200, "{}") { Delay = Timeout.InfiniteTimeSpan };

    public bool IsCut { get; private init; }

    public TimeSpan Delay { get; private init; }

    public static Answer Error(int status, string code) => new(status, $$"""{"__type":"{{code}}","message":"The value 's3cret' is wrong."}""");

    public byte[] ToBytes() => HttpExchange.Response(Status, Body.StartsWith('<') ? "text/xml" : "application/x-amz-json-1.1", Body);
}
