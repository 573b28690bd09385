using System.Globalization;

namespace CodeCommitEvents.Building;

/// <summary>
/// Claims of one process: enough where one instance starts the builds, while several need a store that they share. Of more
/// claims than fit, those that were taken first are forgotten.
/// </summary>
public sealed class InMemoryBuildClaims : IBuildClaims
{
    /// <summary>How many claims are remembered by default.</summary>
    public const int DefaultCapacity = 10_000;

    private readonly Dictionary<string, LinkedListNode<Entry>> entries = new(StringComparer.Ordinal);
    private readonly LinkedList<Entry> firstTakenFirst = new();
    private readonly TimeProvider time;
    private readonly TimeSpan lease;
    private readonly int capacity;
    private long holders;

    /// <summary>Claims in memory.</summary>
    /// <param name="time">The clock. Default: the system's.</param>
    /// <param name="lease">How long a claim is held. Default: <see cref="DefaultLease"/>.</param>
    /// <param name="capacity">How many are remembered. Default: <see cref="DefaultCapacity"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="lease"/> or <paramref name="capacity"/> is not positive.</exception>
    public InMemoryBuildClaims(TimeProvider? time = null, TimeSpan? lease = null, int capacity = DefaultCapacity)
    {
        this.lease = lease ?? DefaultLease;
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(this.lease, TimeSpan.Zero, nameof(lease));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        this.time = time ?? TimeProvider.System;
        this.capacity = capacity;
    }

    /// <summary>How long a claim is held by default: two minutes, of the five for which CodeBuild remembers a token.</summary>
    public static TimeSpan DefaultLease { get; } = TimeSpan.FromMinutes(2);

    /// <inheritdoc/>
    public Task<BuildClaim> TakeAsync(string key, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        cancellationToken.ThrowIfCancellationRequested();
        lock (entries)
        {
            return Task.FromResult(entries.TryGetValue(key, out var node) ? TakeKnown(node.Value) : TakeNew(key));
        }
    }

    /// <inheritdoc/>
    public Task CompleteAsync(BuildClaim claim, StartedBuild build, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(build);
        lock (entries)
        {
            if (Find(claim) is { } node)
            {
                node.Value.Build = build;
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task ReleaseAsync(BuildClaim claim, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(claim);
        lock (entries)
        {
            if (Find(claim) is { } node)
            {
                Forget(node);
            }
        }

        return Task.CompletedTask;
    }

    private BuildClaim TakeNew(string key)
    {
        while (entries.Count >= capacity)
        {
            Forget(firstTakenFirst.First!);
        }

        var now = time.GetUtcNow();
        var entry = new Entry(key, now) { Holder = NextHolder(), LeaseEnd = now + lease };
        entries.Add(key, firstTakenFirst.AddLast(entry));
        return entry.Answer(BuildClaimState.Taken);
    }

    private BuildClaim TakeKnown(Entry entry)
    {
        var now = time.GetUtcNow();
        if (entry.Build is not null || now < entry.LeaseEnd)
        {
            return entry.Answer(entry.Build is null ? BuildClaimState.Held : BuildClaimState.Completed);
        }

        entry.Holder = NextHolder();
        entry.LeaseEnd = now + lease;
        return entry.Answer(BuildClaimState.TakenOver);
    }

    /// <summary>The entry of a claim, unless somebody else has taken it over.</summary>
    private LinkedListNode<Entry>? Find(BuildClaim claim) =>
        entries.TryGetValue(claim.Key, out var node) && node.Value.Holder == claim.Holder && node.Value.Build is null ? node : null;

    private void Forget(LinkedListNode<Entry> node)
    {
        entries.Remove(node.Value.Key);
        firstTakenFirst.Remove(node);
    }

    private string NextHolder() => (++holders).ToString(CultureInfo.InvariantCulture);

    private sealed class Entry(string key, DateTimeOffset firstTaken)
    {
        public string Key { get; } = key;

        public string Holder { get; set; } = "";

        public DateTimeOffset LeaseEnd { get; set; }

        public StartedBuild? Build { get; set; }

        public BuildClaim Answer(BuildClaimState state) => new()
        {
            Key = Key,
            State = state,
            Holder = state is BuildClaimState.Taken or BuildClaimState.TakenOver ? Holder : null,
            FirstTaken = firstTaken,
            Build = Build,
        };
    }
}
