using System.Net;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using CodeCommitEvents.Building;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents.DynamoDB;

/// <summary>
/// Stores claims in a DynamoDB table. All processes that start the same builds must use the same table. Each call is one conditional
/// write of one item, and no read. The store is thread-safe: a process needs only one instance.
/// </summary>
/// <remarks>
/// <para>If the response to a call is lost, the SDK retries the call. The store then recognizes what the first attempt has written,
/// and returns the same result.</para>
/// <para>DynamoDB can answer a throttled call with status 400 in XML, without an error code. The SDK does not retry such a call, so that
/// the store makes two more attempts.</para>
/// <para>The clocks of the processes must agree within a few seconds. If DynamoDB refuses a call or does not respond, the store
/// throws the exception of the SDK.</para>
/// </remarks>
public sealed class DynamoDBBuildClaimStore : IBuildClaimStore, IDisposable
{
    private const int MaxAttempts = 3;

    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(50);

    private readonly bool ownsClient;
    private readonly ClaimRequests requests;
    private readonly TimeProvider time;
    private IAmazonDynamoDB? client;

    /// <summary>Creates a store.</summary>
    /// <param name="client">The client, for the account and region of the table. The store does not dispose it.</param>
    /// <param name="options">The options. They are copied. The name of the table is required.</param>
    /// <exception cref="ArgumentNullException"><paramref name="client"/> or <paramref name="options"/> is null.</exception>
    /// <exception cref="OptionsValidationException">An option is invalid. The exception lists every error.</exception>
    public DynamoDBBuildClaimStore(IAmazonDynamoDB client, DynamoDBBuildClaimStoreOptions options)
        : this(options, client ?? throw new ArgumentNullException(nameof(client)))
    {
    }

    /// <summary>If the client is null, the store creates a client with the SDK's default settings for its first claim, and disposes it.</summary>
    internal DynamoDBBuildClaimStore(DynamoDBBuildClaimStoreOptions options, IAmazonDynamoDB? client)
    {
        ArgumentNullException.ThrowIfNull(options);
        new DynamoDBBuildClaimStoreOptionsValidator().Check(options);
        this.client = client;
        ownsClient = client is null;
        time = options.TimeProvider ?? TimeProvider.System;
        requests = new(options.TableName!, options.Lease, options.Retention);
    }

    /// <inheritdoc/>
    public async Task<BuildClaim> AcquireAsync(string key, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        cancellationToken.ThrowIfCancellationRequested();
        var now = time.GetUtcNow();
        var holder = Guid.NewGuid().ToString("N");
        try
        {
            var response = await UpdateAsync(requests.Acquire(key, holder, now), cancellationToken).ConfigureAwait(false);
            return Acquired(key, holder, now, new ClaimItem(response.Attributes) is { Exists: true } before ? before.FirstAcquired ?? now : null);
        }
        catch (ConditionalCheckFailedException exception)
        {
            var item = new ClaimItem(exception.Item);
            if (item.Holder == holder)
            {
                // A retry of the SDK found the write of the first attempt, whose response was lost.
                return Acquired(key, holder, now, item.FirstAcquired < now ? item.FirstAcquired : null);
            }

            return new()
            {
                Key = key,
                State = item.IsCompleted ? BuildClaimState.Completed : BuildClaimState.InProgress,
                FirstAcquired = item.FirstAcquired,
                LeaseEnd = item.IsCompleted ? null : item.LeaseEnd,
                Build = item.Build,
            };
        }
    }

    /// <inheritdoc/>
    public Task CompleteAsync(BuildClaim claim, StartedBuild build, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(build);
        return WriteIfHolderAsync(claim, holder => UpdateAsync(requests.Complete(claim.Key, holder, build), cancellationToken));
    }

    /// <inheritdoc/>
    public Task ReleaseAsync(BuildClaim claim, bool mayHaveStarted, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return WriteIfHolderAsync(claim, holder => mayHaveStarted
            ? UpdateAsync(requests.EndLease(claim.Key, holder, time.GetUtcNow()), cancellationToken)
            : SendAsync(client => client.DeleteItemAsync(requests.Delete(claim.Key, holder), cancellationToken), cancellationToken));
    }

    /// <inheritdoc/>
    public async Task<StartedBuild?> SupersedeAsync(string group, DateTimeOffset eventTime, StartedBuild build, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(group);
        ArgumentNullException.ThrowIfNull(build);
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            var response = await UpdateAsync(requests.Supersede(group, eventTime, build, time.GetUtcNow()), cancellationToken).ConfigureAwait(false);
            return new ClaimItem(response.Attributes).Build;
        }
        catch (ConditionalCheckFailedException exception)
        {
            // A call that is repeated with the newest build, also by a retry of the SDK, returns the result of the first call. Any other build that
            // does not meet the condition is superseded.
            var item = new ClaimItem(exception.Item);
            return item.Build?.BuildId == build.BuildId ? item.PreviousBuild
                : item.Exists ? build
                : null;
        }
    }

    /// <summary>Disposes the client, if the store has created it.</summary>
    public void Dispose()
    {
        if (ownsClient)
        {
            client?.Dispose();
        }
    }

    /// <summary>Runs a write that requires that this process still holds the claim. If it does not, or the claim is completed, nothing changes.</summary>
    private static async Task WriteIfHolderAsync(BuildClaim claim, Func<string, Task> write)
    {
        if (claim.Holder is not { } holder)
        {
            return;
        }

        try
        {
            await write(holder).ConfigureAwait(false);
        }
        catch (ConditionalCheckFailedException)
        {
            // Another process has acquired the claim, or the write is a retry of the SDK and its first attempt has succeeded.
        }
    }

    private Task<UpdateItemResponse> UpdateAsync(UpdateItemRequest request, CancellationToken cancellationToken) =>
        SendAsync(client => client.UpdateItemAsync(request, cancellationToken), cancellationToken);

    /// <summary>Sends a write. Repeats a write that was throttled without an error code: DynamoDB has not executed it.</summary>
    private async Task<TResponse> SendAsync<TResponse>(Func<IAmazonDynamoDB, Task<TResponse>> send, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await send(Client()).ConfigureAwait(false);
            }
            catch (AmazonDynamoDBException exception)
                when (attempt < MaxAttempts && exception.StatusCode == HttpStatusCode.BadRequest && string.IsNullOrEmpty(exception.ErrorCode))
            {
                await Task.Delay(FirstDelay * attempt, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private IAmazonDynamoDB Client()
    {
        lock (requests)
        {
            return client ??= new AmazonDynamoDBClient();
        }
    }

    private BuildClaim Acquired(string key, string holder, DateTimeOffset now, DateTimeOffset? firstAcquired) => new()
    {
        Key = key,
        State = firstAcquired is null ? BuildClaimState.Acquired : BuildClaimState.AcquiredExpired,
        Holder = holder,
        FirstAcquired = firstAcquired ?? now,
        LeaseEnd = requests.LeaseEnd(now),
    };
}
