using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using CodeCommitEvents.Building;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents.DynamoDB;

/// <summary>
/// Claims in a table of DynamoDB, for all who start the same builds: every call is one conditional write of one item, and
/// nothing is read before. One serves a whole process.
/// </summary>
/// <remarks>
/// The SDK tries a call again whose answer was lost, and then meets what it has written itself: that is answered as the
/// first time. The clocks of those who share the table have to agree to within a few seconds. Where DynamoDB refuses a call
/// or does not answer, the SDK's exception is thrown.
/// </remarks>
public sealed class DynamoDBBuildClaimStore : IBuildClaimStore, IDisposable
{
    private readonly bool isOwner;
    private readonly ClaimRequests requests;
    private readonly TimeProvider time;
    private IAmazonDynamoDB? client;

    /// <summary>Claims in a table.</summary>
    /// <param name="client">The client for the account and region of the table; it is not disposed here.</param>
    /// <param name="options">The options, of which the name of the table is needed.</param>
    /// <param name="time">The clock. Default: the system's.</param>
    /// <exception cref="ArgumentNullException"><paramref name="client"/> or <paramref name="options"/> is null.</exception>
    /// <exception cref="OptionsValidationException">The options cannot work.</exception>
    public DynamoDBBuildClaimStore(IAmazonDynamoDB client, IOptions<DynamoDBBuildClaimStoreOptions> options, TimeProvider? time = null)
        : this(options, client ?? throw new ArgumentNullException(nameof(client)), time)
    {
    }

    /// <summary>Claims in a table, with the options as they are by default.</summary>
    /// <param name="client">The client for the account and region of the table; it is not disposed here.</param>
    /// <param name="tableName">The table: its name, or its ARN.</param>
    /// <param name="time">The clock. Default: the system's.</param>
    /// <exception cref="ArgumentNullException"><paramref name="client"/> is null.</exception>
    /// <exception cref="OptionsValidationException"><paramref name="tableName"/> is neither a name nor an ARN.</exception>
    public DynamoDBBuildClaimStore(IAmazonDynamoDB client, string tableName, TimeProvider? time = null)
        : this(client, Options.Create(new DynamoDBBuildClaimStoreOptions { TableName = tableName }), time)
    {
    }

    /// <summary>Null for a client that is made with the first claim, as the SDK makes it by default, and ends with the claims.</summary>
    internal DynamoDBBuildClaimStore(IOptions<DynamoDBBuildClaimStoreOptions> options, IAmazonDynamoDB? client, TimeProvider? time)
    {
        ArgumentNullException.ThrowIfNull(options);
        var value = DynamoDBBuildClaimStoreOptionsValidator.Checked(options.Value);
        this.client = client;
        this.time = time ?? TimeProvider.System;
        isOwner = client is null;
        requests = new(value.TableName!, value.Lease, value.Retention);
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
            var answer = await Client().UpdateItemAsync(requests.Take(key, holder, now), cancellationToken).ConfigureAwait(false);
            return Yours(key, holder, now, new ClaimItem(answer.Attributes) is { Exists: true } before ? before.FirstAcquired ?? now : null);
        }
        catch (ConditionalCheckFailedException exception)
        {
            var item = new ClaimItem(exception.Item);
            if (item.Holder == holder)
            {
                // The answer to the first attempt was lost, and the next one met what that has written.
                return Yours(key, holder, now, item.FirstAcquired < now ? item.FirstAcquired : null);
            }

            return new()
            {
                Key = key,
                State = item.IsCompleted ? BuildClaimState.Completed : BuildClaimState.InProgress,
                FirstAcquired = item.FirstAcquired,
                Build = item.Build,
            };
        }
    }

    /// <inheritdoc/>
    public Task CompleteAsync(BuildClaim claim, StartedBuild build, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(build);
        return WhileHeldAsync(claim, holder => Client().UpdateItemAsync(requests.Complete(claim.Key, holder, build), cancellationToken));
    }

    /// <inheritdoc/>
    public Task ReleaseAsync(BuildClaim claim, bool mayHaveStarted, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return WhileHeldAsync(claim, holder => mayHaveStarted
            ? Client().UpdateItemAsync(requests.EndLease(claim.Key, holder, time.GetUtcNow()), cancellationToken)
            : Client().DeleteItemAsync(requests.Forget(claim.Key, holder), cancellationToken));
    }

    /// <inheritdoc/>
    public async Task<StartedBuild?> SupersedeAsync(string group, DateTimeOffset moment, StartedBuild build, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(group);
        ArgumentNullException.ThrowIfNull(build);
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            var answer = await Client().UpdateItemAsync(requests.Supersede(group, moment, build, time.GetUtcNow()), cancellationToken).ConfigureAwait(false);
            return new ClaimItem(answer.Attributes).Build;
        }
        catch (ConditionalCheckFailedException exception)
        {
            // The same build again is answered as before, whether it is said again or its first answer was lost.
            var newest = new ClaimItem(exception.Item);
            return newest.Build?.BuildId == build.BuildId ? newest.Before
                : newest.Exists ? build
                : null;
        }
    }

    /// <summary>Disposes the client, where it was made here.</summary>
    public void Dispose()
    {
        if (isOwner)
        {
            client?.Dispose();
        }
    }

    /// <summary>What is written only by the holder: a claim that was lost, or that is done with, is left as it is.</summary>
    private static async Task WhileHeldAsync(BuildClaim claim, Func<string, Task> write)
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
            // Somebody else has taken it over, or the answer to the first attempt was lost.
        }
    }

    private IAmazonDynamoDB Client()
    {
        lock (requests)
        {
            return client ??= new AmazonDynamoDBClient();
        }
    }

    private BuildClaim Yours(string key, string holder, DateTimeOffset now, DateTimeOffset? firstTaken) => new()
    {
        Key = key,
        State = firstTaken is null ? BuildClaimState.Acquired : BuildClaimState.AcquiredExpired,
        Holder = holder,
        FirstAcquired = firstTaken ?? now,
        LeaseEnd = requests.LeaseEnd(now),
    };
}
