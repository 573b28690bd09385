using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using CodeCommitEvents.Building;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents.DynamoDB;

/// <summary>
/// Stores claims in a DynamoDB table. All processes that start the same builds must use the same table. Each call is one conditional
/// write of one item, and no read, except <see cref="FindAsync"/>, which is one read. The store is thread-safe: a process needs only one instance.
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
    private readonly ClaimsClient claims;
    private readonly ClaimRequests requests;
    private readonly TimeProvider time;

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
        time = options.TimeProvider ?? TimeProvider.System;
        claims = new(client, time);
        requests = new(options.TableName!, options.Lease, options.Retention);
    }

    /// <inheritdoc/>
    public async Task<BuildClaim> AcquireAsync(BuildClaimRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        var now = time.GetUtcNow();
        var holder = Guid.NewGuid().ToString("N");
        if (request.IsShortLived)
        {
            var claim = await AcquireAsync(request, holder, now, requests.AcquireNew(request, holder, now), cancellationToken).ConfigureAwait(false);
            if (claim.State != BuildClaimState.InProgress || !(claim.LeaseEnd <= now))
            {
                return claim;
            }
        }

        return await AcquireAsync(request, holder, now, requests.Acquire(request, holder, now), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task CompleteAsync(BuildClaim claim, StartedBuild build, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(build);
        return WriteIfHolderAsync(claim, holder => claims.UpdateAsync(requests.Complete(claim.Key, holder, build), cancellationToken));
    }

    /// <inheritdoc/>
    public Task ReleaseAsync(BuildClaim claim, bool mayHaveStarted, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return WriteIfHolderAsync(claim, holder => mayHaveStarted
            ? claims.UpdateAsync(requests.EndLease(claim.Key, holder, time.GetUtcNow()), cancellationToken)
            : claim.WasForgotten ? claims.UpdateAsync(requests.Forget(claim.Key, holder), cancellationToken)
            : claims.SendAsync(client => client.DeleteItemAsync(requests.Delete(claim.Key, holder), cancellationToken), cancellationToken));
    }

    /// <inheritdoc/>
    public async Task<BuildClaim?> FindAsync(string key, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        cancellationToken.ThrowIfCancellationRequested();
        var response = await claims.SendAsync(client => client.GetItemAsync(requests.Get(key), cancellationToken), cancellationToken).ConfigureAwait(false);
        var item = new ClaimItem(response.Item);
        return item is { FirstAcquired: null, IsCompleted: false } ? null : item.ToClaim(key);
    }

    /// <inheritdoc/>
    public async Task<bool> ForgetAsync(string key, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            await claims.UpdateAsync(requests.Forget(key), cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (ConditionalCheckFailedException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public async Task<StartedBuild?> SupersedeAsync(string group, ChangeMoment change, StartedBuild build, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(group);
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(build);
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            var response = await claims.UpdateAsync(requests.Supersede(group, change, build, time.GetUtcNow()), cancellationToken).ConfigureAwait(false);
            return new ClaimItem(response.Attributes).Build;
        }
        catch (ConditionalCheckFailedException exception)
        {
            // A call that is repeated with the newest build, also by a retry of the SDK, returns the result of the first call.
            var item = new ClaimItem(exception.Item);
            return item.Build?.BuildId == build.BuildId ? item.PreviousBuild
                : item.PreviousBuild?.BuildId == build.BuildId || (item.Moment is { } newest && change.IsAfter(newest) is false) ? build
                : null;
        }
    }

    /// <summary>Disposes the client, if the store has created it.</summary>
    public void Dispose() => claims.Dispose();

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

    private async Task<BuildClaim> AcquireAsync(
        BuildClaimRequest request, string holder, DateTimeOffset now, UpdateItemRequest acquire, CancellationToken cancellationToken)
    {
        try
        {
            var response = await claims.UpdateAsync(acquire, cancellationToken).ConfigureAwait(false);
            var before = new ClaimItem(response.Attributes);
            var isNew = !before.Exists || before is { WasForgotten: true, FirstAcquired: null } || before.FirstAcquired <= requests.OldestShortLived(request, now);
            return Acquired(request, holder, now, isNew ? null : before.FirstAcquired ?? now, before.WasForgotten);
        }
        catch (ConditionalCheckFailedException exception)
        {
            var item = new ClaimItem(exception.Item);

            // If this process holds the claim, a retry of the SDK found the write of the first attempt, whose response was lost.
            return item.Holder == holder
                ? Acquired(request, holder, now, item.FirstAcquired < now ? item.FirstAcquired : null, item.WasForgotten)
                : item.ToClaim(request.Key);
        }
    }

    private BuildClaim Acquired(BuildClaimRequest request, string holder, DateTimeOffset now, DateTimeOffset? firstAcquired, bool wasForgotten) => new()
    {
        Key = request.Key,
        State = firstAcquired is null ? BuildClaimState.Acquired : BuildClaimState.AcquiredExpired,
        Holder = holder,
        RuleName = request.RuleName,
        ProjectName = request.ProjectName,
        ChannelName = request.ChannelName,
        Change = request.Change,
        FirstAcquired = firstAcquired ?? now,
        LeaseEnd = requests.LeaseEnd(now),
        WasForgotten = wasForgotten,
    };
}
