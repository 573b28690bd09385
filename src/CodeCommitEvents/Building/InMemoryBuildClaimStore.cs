using System.Globalization;

namespace CodeCommitEvents.Building;

/// <summary>
/// Claims of one process: enough where one instance starts the builds, while several need a store that they share. Of more
/// claims than fit, those that were taken first are forgotten.
/// </summary>
public sealed class InMemoryBuildClaimStore : IBuildClaimStore
{
    /// <summary>How many claims are remembered by default.</summary>
    public const int DefaultCapacity = 10_000;

    private readonly BoundedMap<Entry> entries;
    private readonly BoundedMap<Newest> groups;
    private readonly TimeProvider time;
    private readonly TimeSpan lease;
    private long holders;

    /// <summary>Claims in memory.</summary>
    /// <param name="time">The clock. Default: the system's.</param>
    /// <param name="lease">How long a claim is held. Default: <see cref="DefaultLease"/>.</param>
    /// <param name="capacity">How many are remembered. Default: <see cref="DefaultCapacity"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="lease"/> or <paramref name="capacity"/> is not positive.</exception>
    public InMemoryBuildClaimStore(TimeProvider? time = null, TimeSpan? lease = null, int capacity = DefaultCapacity)
    {
        this.lease = lease ?? DefaultLease;
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(this.lease, TimeSpan.Zero, nameof(lease));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        this.time = time ?? TimeProvider.System;
        entries = new(capacity);
        groups = new(capacity);
    }

    /// <summary>How long a claim is held by default: two minutes, of the five for which CodeBuild remembers a token.</summary>
    public static TimeSpan DefaultLease { get; } = TimeSpan.FromMinutes(2);

    /// <inheritdoc/>
    public Task<BuildClaim> AcquireAsync(string key, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        cancellationToken.ThrowIfCancellationRequested();
        lock (entries)
        {
            return Task.FromResult(Take(key));
        }
    }

    /// <inheritdoc/>
    public Task CompleteAsync(BuildClaim claim, StartedBuild build, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(build);
        lock (entries)
        {
            if (HeldBy(claim) is { } entry)
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
        lock (entries)
        {
            if (HeldBy(claim) is not { } entry)
            {
                return Task.CompletedTask;
            }

            if (mayHaveStarted)
            {
                entry.LeaseEnd = time.GetUtcNow();
            }
            else
            {
                entries.Remove(claim.Key);
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<StartedBuild?> SupersedeAsync(string group, DateTimeOffset moment, StartedBuild build, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(group);
        ArgumentNullException.ThrowIfNull(build);
        cancellationToken.ThrowIfCancellationRequested();
        lock (entries)
        {
            var newest = groups.Find(group);
            if (newest?.Build == build)
            {
                return Task.FromResult(newest.Before);
            }

            if (newest?.Moment > moment || newest?.Before == build)
            {
                return Task.FromResult<StartedBuild?>(build);
            }

            groups.Remove(group);
            groups.Add(group, new(moment, build, newest?.Build));
            return Task.FromResult(newest?.Build);
        }
    }

    private BuildClaim Take(string key)
    {
        var now = time.GetUtcNow();
        var known = entries.Find(key);
        if (known?.Build is not null || now < known?.LeaseEnd)
        {
            return new() { Key = key, State = known.Build is null ? BuildClaimState.InProgress : BuildClaimState.Completed, FirstAcquired = known.FirstAcquired, Build = known.Build };
        }

        var entry = known ?? entries.Add(key, new(now));
        entry.Holder = (++holders).ToString(CultureInfo.InvariantCulture);
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

    /// <summary>The entry of a claim, unless somebody else has taken it over.</summary>
    private Entry? HeldBy(BuildClaim claim) => entries.Find(claim.Key) is { Build: null } entry && entry.Holder == claim.Holder ? entry : null;

    private sealed class Entry(DateTimeOffset firstTaken)
    {
        public DateTimeOffset FirstAcquired { get; } = firstTaken;

        public string? Holder { get; set; }

        public DateTimeOffset LeaseEnd { get; set; }

        public StartedBuild? Build { get; set; }
    }

    private sealed record Newest(DateTimeOffset Moment, StartedBuild Build, StartedBuild? Before);
}
