using Amazon.Runtime;

namespace CodeCommitEvents.DynamoDB.Tests;

/// <summary>
/// Allows only one call at a time. DynamoDB checks the condition of a write and writes in one atomic step. The emulator uses two steps,
/// and another call could run between these steps.
/// </summary>
internal sealed class OneCallAtATime : HttpClientFactory, IDisposable
{
    private readonly SemaphoreSlim turn = new(1);

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) =>
        new(new Gate(turn) { InnerHandler = new SocketsHttpHandler() }) { Timeout = Timeout.InfiniteTimeSpan };

    public void Dispose() => turn.Dispose();

    private sealed class Gate(SemaphoreSlim turn) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await turn.WaitAsync(cancellationToken);
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            finally
            {
                turn.Release();
            }
        }
    }
}
