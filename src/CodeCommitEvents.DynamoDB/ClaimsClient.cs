using System.Net;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace CodeCommitEvents.DynamoDB;

/// <summary>Sends the requests of the claim store. Without a client, it creates one with the SDK's default settings for the first request, and disposes it.</summary>
internal sealed class ClaimsClient(IAmazonDynamoDB? client, TimeProvider time) : IDisposable
{
    private const int MaxAttempts = 3;

    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(50);

    private readonly bool ownsClient = client is null;
    private readonly Lazy<IAmazonDynamoDB> client = client is null ? new(static () => new AmazonDynamoDBClient()) : new(client);

    public Task<UpdateItemResponse> UpdateAsync(UpdateItemRequest request, CancellationToken cancellationToken) =>
        SendAsync(client => client.UpdateItemAsync(request, cancellationToken), cancellationToken);

    /// <summary>Sends a request. Repeats a request that was throttled without an error code: DynamoDB has not executed it.</summary>
    public async Task<TResponse> SendAsync<TResponse>(Func<IAmazonDynamoDB, Task<TResponse>> send, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await send(client.Value).ConfigureAwait(false);
            }
            catch (AmazonDynamoDBException exception)
                when (attempt < MaxAttempts && exception.StatusCode == HttpStatusCode.BadRequest && string.IsNullOrEmpty(exception.ErrorCode))
            {
                await Task.Delay(FirstDelay * attempt, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    public void Dispose()
    {
        if (ownsClient && client.IsValueCreated)
        {
            client.Value.Dispose();
        }
    }
}
