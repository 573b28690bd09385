using Amazon.Runtime;

namespace CodeCommitEvents.DynamoDB.Tests;

/// <summary>
/// Lets one call through at a time: a write of DynamoDB is one whole, while the emulator looks at the condition and writes in
/// two steps between which another thread of it may have its turn.
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
