using System.Globalization;

namespace CodeCommitEvents.Building;

/// <summary>
/// Stores claims in the memory of this process. Use it if only one process starts the builds; several processes need a shared
/// store. When the store is full, it deletes the oldest claims. Thread-safe.
/// </summary>
public sealed class InMemoryBuildClaimStore : IBuildClaimStore
{
    /// <summary>The default capacity.</summary>
    public const int DefaultCapacity = 10_000;

    private readonly BoundedMap<Entry> claims;
    private readonly BoundedMap<Group> groups;
    private readonly TimeProvider time;
    private readonly TimeSpan lease;
    private long lastHolder;

    /// <summary>Creates a store.</summary>
    /// <param name="time">The clock. Default: null, which means <see cref="TimeProvider.System"/>.</param>
    /// <param name="lease">How long a claim is held. Default: <see cref="DefaultLease"/>.</param>
    /// <param name="capacity">The maximum number of claims. The number of groups has the same limit. Default: <see cref="DefaultCapacity"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="lease"/> or <paramref name="capacity"/> is not positive.</exception>
    public InMemoryBuildClaimStore(TimeProvider? time = null, TimeSpan? lease = null, int capacity = DefaultCapacity)
    {
        this.lease = lease ?? DefaultLease;
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(this.lease, TimeSpan.Zero, nameof(lease));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        this.time = time ?? TimeProvider.System;
        claims = new(capacity);
        groups = new(capacity);
    }

    /// <summary>The default lease: two minutes. This is shorter than the five minutes for which CodeBuild remembers a token.</summary>
    public static TimeSpan DefaultLease { get; } = TimeSpan.FromMinutes(2);

    /// <inheritdoc/>
    public Task<BuildClaim> AcquireAsync(string key, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        cancellationToken.ThrowIfCancellationRequested();
        lock (claims)
        {
            return Task.FromResult(Acquire(key));
        }
    }

    /// <inheritdoc/>
    public Task CompleteAsync(BuildClaim claim, StartedBuild build, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(build);
        lock (claims)
        {
            if (FindHeld(claim) is { } entry)
            {
                entry.Build = build;
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task ReleaseAsync(BuildClaim claim, bool mayHaveStarted, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(claim);
        lock (claims)
        {
            if (FindHeld(claim) is not { } entry)
            {
                return Task.CompletedTask;
            }

            if (mayHaveStarted)
            {
                entry.LeaseEnd = time.GetUtcNow();
            }
            else
            {
                claims.Remove(claim.Key);
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<StartedBuild?> SupersedeAsync(string group, DateTimeOffset eventTime, StartedBuild build, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(group);
        ArgumentNullException.ThrowIfNull(build);
        cancellationToken.ThrowIfCancellationRequested();
        lock (claims)
        {
            var known = groups.Find(group);
            if (known?.Newest == build)
            {
                return Task.FromResult(known.Previous);
            }

            if (known?.EventTime > eventTime || known?.Previous == build)
            {
                return Task.FromResult<StartedBuild?>(build);
            }

            groups.Remove(group);
            groups.Add(group, new(eventTime, build, known?.Newest));
            return Task.FromResult(known?.Newest);
        }
    }

    private BuildClaim Acquire(string key)
    {
        var now = time.GetUtcNow();
        var known = claims.Find(key);
        if (known?.Build is not null || now < known?.LeaseEnd)
        {
            var isInProgress = known.Build is null;
            return new()
            {
                Key = key,
                State = isInProgress ? BuildClaimState.InProgress : BuildClaimState.Completed,
                FirstAcquired = known.FirstAcquired,
                LeaseEnd = isInProgress ? known.LeaseEnd : null,
                Build = known.Build,
            };
        }

        var entry = known ?? claims.Add(key, new(now));
        entry.Holder = (++lastHolder).ToString(CultureInfo.InvariantCulture);
        entry.LeaseEnd = now + lease;
        return new()
        {
            Key = key,
            State = known is null ? BuildClaimState.Acquired : BuildClaimState.AcquiredExpired,
            Holder = entry.Holder,
            FirstAcquired = entry.FirstAcquired,
            LeaseEnd = entry.LeaseEnd,
        };
    }

    /// <summary>Returns the entry of a claim. Null if the claim is completed or now has another holder.</summary>
    private Entry? FindHeld(BuildClaim claim) => claims.Find(claim.Key) is { Build: null } entry && entry.Holder == claim.Holder ? entry : null;

    private sealed class Entry(DateTimeOffset firstAcquired)
    {
        public DateTimeOffset FirstAcquired { get; } = firstAcquired;

        public string? Holder { get; set; }

        public DateTimeOffset LeaseEnd { get; set; }

        public StartedBuild? Build { get; set; }
    }

    private sealed record Group(DateTimeOffset EventTime, StartedBuild Newest, StartedBuild? Previous);

    /// <summary>A map with a limited number of entries. Adding to a full map removes the entry that was added first.</summary>
    private sealed class BoundedMap<TValue>(int capacity)
        where TValue : class
    {
        private readonly Dictionary<string, LinkedListNode<(string Key, TValue Value)>> nodes = new(StringComparer.Ordinal);
        private readonly LinkedList<(string Key, TValue Value)> oldestFirst = new();

        public TValue? Find(string key) => nodes.TryGetValue(key, out var node) ? node.Value.Value : null;

        public TValue Add(string key, TValue value)
        {
            while (nodes.Count >= capacity)
            {
                Remove(oldestFirst.First!.Value.Key);
            }

            nodes.Add(key, oldestFirst.AddLast((key, value)));
            return value;
        }

        public void Remove(string key)
        {
            if (nodes.Remove(key, out var node))
            {
                oldestFirst.Remove(node);
            }
        }
    }
}
