using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text.Json;
using Amazon.CloudWatchLogs;
using Amazon.CodeBuild;

namespace CodeCommitEvents.CodeBuild.Tests;

/// <summary>A local server with the protocol of CodeBuild. It returns the responses that a test defines.</summary>
internal sealed class CodeBuildServer : LoopbackServer
{
    private readonly ConcurrentQueue<Call> calls = new();
    private readonly Func<Call, Answer> answer;

    /// <summary>Creates a server with one response for all calls.</summary>
    public CodeBuildServer(Answer answer)
        : this(_ => answer)
    {
    }

    /// <summary>Creates a server with a response for each call. The last response is repeated for further calls.</summary>
    public CodeBuildServer(params Answer[] answers)
        : this(call => answers[Math.Min(call.Number, answers.Length) - 1])
    {
    }

    public CodeBuildServer(Func<Call, Answer> answer) => this.answer = answer;

    public IReadOnlyList<Call> Calls => [.. calls];

    public AmazonCodeBuildClient Client(int retries = 0, TimeSpan? timeout = null)
    {
        var config = new AmazonCodeBuildConfig
        {
            ServiceURL = Url.ToString(),
            AuthenticationRegion = "eu-central-1",
            MaxErrorRetry = retries,
        };
        if (timeout is not null)
        {
            config.Timeout = timeout;
        }

        return new("AKIDOWN", "own-secret", config);
    }

    /// <summary>Returns a client of CloudWatch Logs, which the server also plays.</summary>
    public AmazonCloudWatchLogsClient LogsClient() =>
        new("AKIDOWN", "own-secret", new AmazonCloudWatchLogsConfig { ServiceURL = Url.ToString(), AuthenticationRegion = "eu-central-1", MaxErrorRetry = 0 });

    protected override async Task ServeAsync(TcpClient connection)
    {
        var stream = connection.GetStream();
        while (await ReadAsync(stream) is { } call)
        {
            calls.Enqueue(call);
            var reply = answer(call);
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

    public string? Text(string member) => Body.TryGetProperty(member, out var value) ? value.GetString() : null;
}

internal sealed record Answer(int Status, string Body)
{
    public static Answer Build { get; } = new(200, """{"build":{"id":"ci:b1","arn":"arn:aws:codebuild:eu-central-1:111122223333:build/ci:b1","startTime":1700000000.5}}""");

    public static Answer Batch { get; } =
        new(200, """{"buildBatch":{"id":"ci:t1","arn":"arn:aws:codebuild:eu-central-1:111122223333:build-batch/ci:t1"}}""");

    /// <summary>The server receives the request and closes the connection.</summary>
    public static Answer Cut { get; } = new(0, "") { IsCut = true };

    /// <summary>The server receives the request and does not respond.</summary>
    public static Answer Silence { get; } = new(200, "{}") { Delay = Timeout.InfiniteTimeSpan };

    public bool IsCut { get; private init; }

    public TimeSpan Delay { get; private init; }

    public static Answer Error(int status, string code) => new(status, $$"""{"__type":"{{code}}","message":"The value 's3cret' is wrong."}""");

    public byte[] ToBytes() => HttpExchange.Response(Status, Body.StartsWith('<') ? "text/xml" : "application/x-amz-json-1.1", Body);
}
