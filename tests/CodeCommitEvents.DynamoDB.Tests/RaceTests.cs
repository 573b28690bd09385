using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using CodeCommitEvents.Building;
using Xunit.Abstractions;

namespace CodeCommitEvents.DynamoDB.Tests;

/// <summary>Many workers acquire the same claims. They complete or release them, crash, or finish too late.</summary>
[Collection(nameof(ClaimsTable))]
public sealed class RaceTests(ClaimsTable table, ITestOutputHelper output)
{
    private const int Workers = 16;

    /// <summary>The number of claims. The environment variable <c>RACE_CLAIMS</c> sets another one: each needs many calls of the emulator.</summary>
    private static readonly int Claims = int.Parse(Environment.GetEnvironmentVariable("RACE_CLAIMS") ?? "250", CultureInfo.InvariantCulture);

    /// <summary>The number of claims that the workers compete for at the same time. It is smaller than the number of workers.</summary>
    private const int Wanted = 12;

    private static readonly TimeSpan Lease = InMemoryBuildClaimStore.DefaultLease;

    private readonly RaceClock clock = new();
    private readonly ConcurrentQueue<Holding> holdings = new();
    private readonly ConcurrentQueue<BuildClaim> completed = new();
    private readonly ConcurrentDictionary<string, int> happened = new(StringComparer.Ordinal);
    private readonly List<string> open = [.. Enumerable.Range(0, Claims).Select(_ => Guid.NewGuid().ToString())];
    private long moments;

    [MotoFact]
    public async Task With_16_workers_each_claim_has_one_holder_at_a_time_and_one_build()
    {
        var keys = open.ToArray();
        var watch = Stopwatch.StartNew();

        await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(() => WorkAsync(new(worker)))));

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds:0.0} s: {string.Join(", ", happened.OrderBy(pair => pair.Key, StringComparer.Ordinal))}"));
        var ofKey = holdings.ToLookup(holding => holding.Claim.Key, StringComparer.Ordinal);
        var builds = completed.ToLookup(claim => claim.Key, claim => claim.Build, StringComparer.Ordinal);
        foreach (var key in keys)
        {
            var all = ofKey[key].ToArray();
            all.Where((one, index) => all.Skip(index + 1).Any(one.Overlaps)).Should().BeEmpty("only one worker at a time holds a claim");
            builds[key].Distinct().Should().Equal([all.MaxBy(holding => holding.From)!.Build], "a completed claim cannot be acquired again, and its build does not change");
        }

        happened.Keys.Should().Contain(["Acquired", "AcquiredExpired", "InProgress", "Completed", "completes", "completes late", "crashes", "gives back", "gives back in doubt"]);
    }

    private async Task WorkAsync(Random random)
    {
        // Each worker has its own store, like each instance of a function.
        var claims = table.Claims(clock);
        while (Next(random) is { } key)
        {
            var claim = await claims.AcquireAsync(key);
            Count(claim.State.ToString());
            if (claim.IsAcquired)
            {
                var holding = new Holding(claim, Lease, Interlocked.Increment(ref moments));
                holdings.Enqueue(holding);
                await HoldAsync(claims, holding, random);
            }
            else if (claim.State == BuildClaimState.Completed)
            {
                completed.Enqueue(claim);
                Close(key);
            }
            else
            {
                clock.Advance(TimeSpan.FromSeconds(random.Next(40)));
            }
        }
    }

    private async Task HoldAsync(DynamoDBBuildClaimStore claims, Holding holding, Random random)
    {
        clock.Advance(TimeSpan.FromSeconds(random.Next(3)));
        switch (random.Next(100))
        {
            case < 15:
                Count("crashes");
                return;
            case < 25:
                Count("gives back");
                holding.Until = Interlocked.Increment(ref moments);
                await claims.ReleaseAsync(holding.Claim, mayHaveStarted: false);
                return;
            case < 35:
                Count("gives back in doubt");
                holding.Until = Interlocked.Increment(ref moments);
                await claims.ReleaseAsync(holding.Claim, mayHaveStarted: true);
                return;
            case < 45:
                Count("completes late");
                clock.Advance(Lease);
                await Task.Delay(random.Next(50));
                break;
            default:
                Count("completes");
                break;
        }

        holding.Until = Interlocked.Increment(ref moments);
        await claims.CompleteAsync(holding.Claim, holding.Build);
    }

    private string? Next(Random random)
    {
        lock (open)
        {
            return open.Count == 0 ? null : open[random.Next(Math.Min(Wanted, open.Count))];
        }
    }

    private void Close(string key)
    {
        lock (open)
        {
            open.Remove(key);
        }
    }

    private void Count(string what) => happened.AddOrUpdate(what, 1, static (_, count) => count + 1);
}
