using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;

namespace LambdaFunction.Tests;

/// <summary>
/// Plays Lambda's runtime API for one instance: the instance waits for invocations, and posts a response or an error for each. As in Lambda, a response to
/// an invocation that does not run is refused.
/// </summary>
internal sealed class RuntimeApiServer : LoopbackServer
{
    private const string Root = "/2018-06-01/runtime";
    private readonly Channel<Invocation> invocations = Channel.CreateUnbounded<Invocation>();
    private readonly ConcurrentDictionary<string, Invocation> running = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource<Result> initializationError = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int count;

    /// <summary>The error that the instance posted instead of waiting for invocations.</summary>
    public Task<Result> InitializationError => initializationError.Task;

    /// <summary>Invokes the function, and waits for its response or its error.</summary>
    /// <param name="payload">The payload.</param>
    /// <param name="timeout">How long the function may run.</param>
    public async Task<Result> InvokeAsync(string payload, TimeSpan timeout)
    {
        var invocation = new Invocation($"request-{Interlocked.Increment(ref count)}", payload, TimeProvider.System.GetUtcNow() + timeout);
        await invocations.Writer.WriteAsync(invocation);
        return await invocation.Result.Task;
    }

    protected override async Task ServeAsync(TcpClient connection)
    {
        var stream = connection.GetStream();
        while (await HttpExchange.ReadRequestAsync(stream, Stopping) is var (line, headers, body))
        {
            await stream.WriteAsync(await AnswerAsync(line.Split(' '), new(headers, Encoding.UTF8.GetString(body))), Stopping);
        }
    }

    private async Task<byte[]> AnswerAsync(string[] line, Result result)
    {
        switch (line)
        {
            case ["GET", Root + "/invocation/next", _]:
                var next = await invocations.Reader.ReadAsync(Stopping);
                running.TryAdd(next.RequestId, next);
                return HttpExchange.Response(
                    200,
                    "application/json",
                    next.Payload,
                    $"Lambda-Runtime-Aws-Request-Id: {next.RequestId}",
                    $"Lambda-Runtime-Deadline-Ms: {next.Deadline.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)}",
                    "Lambda-Runtime-Invoked-Function-Arn: arn:aws:lambda:eu-central-1:123456789012:function:builds");
            case ["POST", Root + "/init/error", _]:
                initializationError.TrySetResult(result);
                return Accepted;
            case ["POST", var path, _] when path.Split('/') is ["", "2018-06-01", "runtime", "invocation", var id, "response" or "error"] && running.TryRemove(id, out var invocation):
                invocation.Result.TrySetResult(result with { IsError = path.EndsWith("/error", StringComparison.Ordinal) });
                return Accepted;
            default:
                return HttpExchange.Response(403, "application/json", """{"errorType":"InvalidRequest"}""");
        }
    }

    private static byte[] Accepted => HttpExchange.Response(202, "application/json", """{"status":"OK"}""");

    private sealed record Invocation(string RequestId, string Payload, DateTimeOffset Deadline)
    {
        public TaskCompletionSource<Result> Result { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>What the instance posted.</summary>
    internal sealed record Result(IReadOnlyDictionary<string, string> Headers, string Body)
    {
        public bool IsError { get; init; }
    }
}
