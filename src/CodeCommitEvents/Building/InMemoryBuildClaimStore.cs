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
        if (this.lease <= TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(lease), lease, "The lease must be positive.");
        }

        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        this.time = time ?? TimeProvider.System;
        claims = new(capacity);
        groups = new(capacity);
    }

    /// <summary>The default lease: two minutes. This is shorter than the five minutes for which CodeBuild remembers a token.</summary>
    public static TimeSpan DefaultLease { get; } = TimeSpan.FromMinutes(2);

    /// <inheritdoc/>
    public Task<BuildClaim> AcquireAsync(BuildClaimRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        lock (claims)
        {
            return Task.FromResult(Acquire(request));
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
                entry.Claim = entry.Claim! with { State = BuildClaimState.Completed, Build = build, LeaseEnd = null };
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
            if (FindHeld(claim) is { } entry)
            {
                entry.Claim = mayHaveStarted ? entry.Claim! with { LeaseEnd = time.GetUtcNow() } : null;
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<BuildClaim?> FindAsync(string key, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        cancellationToken.ThrowIfCancellationRequested();
        lock (claims)
        {
            return Task.FromResult(claims.Find(key)?.Claim is { } claim ? claim with { Holder = null } : null);
        }
    }

    /// <inheritdoc/>
    public Task<bool> ForgetAsync(string key, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        cancellationToken.ThrowIfCancellationRequested();
        lock (claims)
        {
            if (claims.Find(key) is not { Claim: not null } entry)
            {
                return Task.FromResult(false);
            }

            (entry.Claim, entry.WasForgotten) = (null, true);
            return Task.FromResult(true);
        }
    }

    /// <inheritdoc/>
    public Task<StartedBuild?> SupersedeAsync(string group, ChangeMoment change, StartedBuild build, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(group);
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(build);
        cancellationToken.ThrowIfCancellationRequested();
        lock (claims)
        {
            return Task.FromResult(Supersede(group, change, build));
        }
    }

    private BuildClaim Acquire(BuildClaimRequest request)
    {
        var now = time.GetUtcNow();
        var entry = claims.Find(request.Key);
        if (request.IsShortLived && entry?.Claim?.FirstAcquired + lease <= now)
        {
            claims.Remove(request.Key);
            entry = null;
        }

        var known = entry?.Claim;
        if (known is { State: BuildClaimState.Completed } || now < known?.LeaseEnd)
        {
            return known with { Holder = null };
        }

        entry ??= claims.Add(request.Key, new());
        var claim = new BuildClaim
        {
            Key = request.Key,
            State = known is null ? BuildClaimState.Acquired : BuildClaimState.AcquiredExpired,
            Holder = (++lastHolder).ToString(CultureInfo.InvariantCulture),
            RuleName = request.RuleName,
            ProjectName = request.ProjectName,
            ChannelName = request.ChannelName,
            Change = request.Change,
            FirstAcquired = known?.FirstAcquired ?? now,
            LeaseEnd = now + lease,
            WasForgotten = entry.WasForgotten,
        };
        entry.Claim = claim with { State = BuildClaimState.InProgress };
        return claim;
    }

    private StartedBuild? Supersede(string group, ChangeMoment change, StartedBuild build)
    {
        var known = groups.Find(group);
        if (known?.Newest == build)
        {
            return known.Previous;
        }

        if (known?.Previous == build)
        {
            return build;
        }

        if (known is not null && change.IsAfter(known.Change) is not true)
        {
            return change.IsAfter(known.Change) is null ? null : build;
        }

        groups.Remove(group);
        groups.Add(group, new(change, build, known?.Newest));
        return known?.Newest;
    }

    /// <summary>Returns the entry of a claim. Null if the claim is completed or now has another holder.</summary>
    private Entry? FindHeld(BuildClaim claim) =>
        claims.Find(claim.Key) is { Claim: { State: BuildClaimState.InProgress } known } entry && known.Holder == claim.Holder ? entry : null;

    /// <summary>The claim as another process sees it, with its holder. The claim is null if it was released without a build or forgotten.</summary>
    private sealed class Entry
    {
        public BuildClaim? Claim { get; set; }

        public bool WasForgotten { get; set; }
    }

    private sealed record Group(ChangeMoment Change, StartedBuild Newest, StartedBuild? Previous);
}
