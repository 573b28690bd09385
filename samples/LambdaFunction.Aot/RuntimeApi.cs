using System.Text.Json;

namespace LambdaFunction.Aot;

/// <summary>
/// The API with which a program receives the invocations of a Lambda function:
/// <see href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html"/>. If a call fails, the program ends, and Lambda starts it again.
/// </summary>
/// <param name="address">The host and the port of the API, from the environment variable <c>AWS_LAMBDA_RUNTIME_API</c>.</param>
internal sealed class RuntimeApi(string address) : IDisposable
{
    // Lambda freezes the program until the next invocation, so that waiting for it has no time limit.
    private readonly HttpClient client = new() { BaseAddress = new($"http://{address}/2018-06-01/runtime/"), Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Waits for the next invocation.</summary>
    public async Task<Invocation> NextAsync()
    {
        var response = (await client.GetAsync("invocation/next")).EnsureSuccessStatusCode();
        var invocation = new Invocation(response, await response.Content.ReadAsStreamAsync());

        // The AWS SDK sends this value with its calls.
        Environment.SetEnvironmentVariable("_X_AMZN_TRACE_ID", invocation.TraceId);
        return invocation;
    }

    /// <summary>Sends the response of an invocation.</summary>
    public Task RespondAsync(Invocation invocation, Stream answer) => PostAsync($"invocation/{invocation.RequestId}/response", new StreamContent(answer));

    /// <summary>Tells that an invocation has failed. Lambda repeats it, or tells its caller.</summary>
    public Task FailAsync(Invocation invocation, Exception exception) => PostAsync($"invocation/{invocation.RequestId}/error", ErrorOf(exception));

    /// <summary>Tells that the function cannot start.</summary>
    public Task FailInitializationAsync(Exception exception) => PostAsync("init/error", ErrorOf(exception));

    public void Dispose() => client.Dispose();

    private async Task PostAsync(string path, HttpContent content)
    {
        using (content)
        {
            using var response = (await client.PostAsync(path, content)).EnsureSuccessStatusCode();
        }
    }

    private static ByteArrayContent ErrorOf(Exception exception)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("errorMessage", exception.Message);
            json.WriteString("errorType", exception.GetType().Name);
            json.WriteStartArray("stackTrace");
            foreach (var line in exception.StackTrace?.Split('\n') ?? [])
            {
                json.WriteStringValue(line.Trim());
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return new(buffer.ToArray()) { Headers = { { "Lambda-Runtime-Function-Error-Type", $"Function.{exception.GetType().Name}" } } };
    }
}
