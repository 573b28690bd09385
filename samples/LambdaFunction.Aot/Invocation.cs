using System.Globalization;

namespace LambdaFunction.Aot;

/// <summary>One call of the function.</summary>
internal sealed class Invocation(HttpResponseMessage response, Stream payload) : IDisposable
{
    /// <summary>The id of the request, which the response must name.</summary>
    public string RequestId { get; } = Header(response, "Lambda-Runtime-Aws-Request-Id");

    /// <summary>The payload.</summary>
    public Stream Payload => payload;

    /// <summary>The context of AWS X-Ray. Null without tracing.</summary>
    public string? TraceId { get; } = response.Headers.TryGetValues("Lambda-Runtime-Trace-Id", out var values) ? values.First() : null;

    /// <summary>How long the function can still run.</summary>
    public TimeSpan RemainingTime => deadline - TimeProvider.System.GetUtcNow();

    private readonly DateTimeOffset deadline = DateTimeOffset.FromUnixTimeMilliseconds(
        long.Parse(Header(response, "Lambda-Runtime-Deadline-Ms"), CultureInfo.InvariantCulture));

    public void Dispose() => response.Dispose();

    private static string Header(HttpResponseMessage response, string name) => response.Headers.GetValues(name).First();
}
