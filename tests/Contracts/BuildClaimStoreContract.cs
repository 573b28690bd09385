using CodeCommitEvents.Building;

namespace CodeCommitEvents.Contracts;

/// <summary>
/// Tests that every <see cref="IBuildClaimStore"/> must pass. Each test assembly has its own attribute <c>ContractFact</c>, which skips
/// the tests if the store of the assembly is not available.
/// </summary>
public abstract partial class BuildClaimStoreContract
{
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    private static readonly StartedBuild Build = new() { BuildId = "ci:1" };

    /// <summary>A unique key, because tests can share the store.</summary>
    private readonly string key = Guid.NewGuid().ToString();

    private readonly ContractClock clock = new();

    /// <summary>Creates a store with a lease of two minutes.</summary>
    protected abstract IBuildClaimStore Claims(TimeProvider time);

    [ContractFact]
    public async Task A_claim_is_acquired_once_and_completed_with_its_build()
    {
        var claims = Claims(clock);

        var mine = await claims.AcquireAsync(key);
        clock.Now += TimeSpan.FromSeconds(1);
        var theirs = await claims.AcquireAsync(key);
        await claims.CompleteAsync(mine, Build);
        var later = await claims.AcquireAsync(key);

        mine.Should().BeEquivalentTo(new { Key = key, State = BuildClaimState.Acquired, IsAcquired = true, FirstAcquired = ContractClock.Start, LeaseEnd = ContractClock.Start + ContractClock.Lease, Build = (StartedBuild?)null });
        mine.Holder.Should().NotBeNullOrEmpty();
        theirs.Should().Be(new BuildClaim { Key = key, State = BuildClaimState.InProgress, FirstAcquired = ContractClock.Start, LeaseEnd = ContractClock.Start + ContractClock.Lease });
        later.Should().Be(new BuildClaim { Key = key, State = BuildClaimState.Completed, FirstAcquired = ContractClock.Start, Build = Build });
        (theirs.IsAcquired, later.IsAcquired).Should().Be((false, false));
    }

    [ContractFact]
    public async Task A_completed_claim_keeps_every_property_of_its_build()
    {
        var claims = Claims(clock);
        var whole = new StartedBuild { BuildId = "ci:2", IsBatch = true, Account = "111122223333", Region = "eu-west-1", ConsoleUrl = new("https://example.com/a%20b?c=d#e") };

        await claims.CompleteAsync(await claims.AcquireAsync(key), whole);

        (await claims.AcquireAsync(key)).Build.Should().Be(whole);
    }

    [ContractFact]
    public async Task A_released_claim_can_be_acquired_at_once()
    {
        var claims = Claims(clock);
        await claims.ReleaseAsync(await claims.AcquireAsync(key), mayHaveStarted: false);
        clock.Now += TimeSpan.FromSeconds(1);

        var next = await claims.AcquireAsync(key);

        (next.State, next.FirstAcquired).Should().Be((BuildClaimState.Acquired, clock.Now));
    }

    [ContractFact]
    public async Task A_claim_released_as_maybe_started_can_be_acquired_at_once_as_an_expired_one()
    {
        var claims = Claims(clock);
        var doubtful = await claims.AcquireAsync(key);
        clock.Now += TimeSpan.FromSeconds(1);
        await claims.ReleaseAsync(doubtful, mayHaveStarted: true);

        var next = await claims.AcquireAsync(key);

        (next.State, next.FirstAcquired, next.LeaseEnd).Should().Be((BuildClaimState.AcquiredExpired, doubtful.FirstAcquired, clock.Now + ContractClock.Lease));
    }

    [ContractFact]
    public async Task A_claim_can_be_acquired_when_its_lease_ends_and_then_its_earlier_holder_cannot_change_it()
    {
        var claims = Claims(clock);
        var crashed = await claims.AcquireAsync(key);
        clock.Now += ContractClock.Lease - Tick;
        (await claims.AcquireAsync(key)).State.Should().Be(BuildClaimState.InProgress);

        clock.Now += Tick;
        var next = await claims.AcquireAsync(key);
        await claims.CompleteAsync(crashed, Build);
        await claims.ReleaseAsync(crashed, mayHaveStarted: false);
        await claims.ReleaseAsync(crashed, mayHaveStarted: true);

        (next.State, next.IsAcquired, next.FirstAcquired).Should().Be((BuildClaimState.AcquiredExpired, true, crashed.FirstAcquired));
        next.Holder.Should().NotBe(crashed.Holder);
        (await claims.AcquireAsync(key)).State.Should().Be(BuildClaimState.InProgress);
    }

    [ContractFact]
    public async Task A_holder_whose_lease_has_ended_keeps_its_claim_until_another_acquires_it()
    {
        var claims = Claims(clock);
        var slow = await claims.AcquireAsync(key);
        clock.Now += ContractClock.Lease + Tick;

        await claims.CompleteAsync(slow, Build);

        (await claims.AcquireAsync(key)).State.Should().Be(BuildClaimState.Completed);
    }

    [ContractFact]
    public async Task A_completed_claim_does_not_change()
    {
        var claims = Claims(clock);
        var claim = await claims.AcquireAsync(key);
        await claims.CompleteAsync(claim, Build);

        await claims.CompleteAsync(claim, Build with { BuildId = "ci:2" });
        await claims.ReleaseAsync(claim, mayHaveStarted: true);
        await claims.ReleaseAsync(claim, mayHaveStarted: false);
        clock.Now += ContractClock.Lease;

        var later = await claims.AcquireAsync(key);
        (later.State, later.Build).Should().Be((BuildClaimState.Completed, Build));
    }

    [ContractFact]
    public async Task A_claim_that_was_not_acquired_is_neither_completed_nor_released()
    {
        var claims = Claims(clock);
        await claims.AcquireAsync(key);
        var theirs = await claims.AcquireAsync(key);

        await claims.CompleteAsync(theirs, Build);
        await claims.ReleaseAsync(theirs, mayHaveStarted: true);
        await claims.ReleaseAsync(theirs, mayHaveStarted: false);

        (await claims.AcquireAsync(key)).State.Should().Be(BuildClaimState.InProgress);
    }

    [ContractFact]
    public async Task A_group_and_a_claim_with_the_same_name_are_independent()
    {
        var claims = Claims(clock);

        await claims.SupersedeAsync(key, clock.Now, Build);

        (await claims.AcquireAsync(key)).State.Should().Be(BuildClaimState.Acquired);
        (await claims.SupersedeAsync(key, clock.Now.AddSeconds(1), Build with { BuildId = "ci:2" })).Should().Be(Build);
    }

    [ContractFact]
    public async Task An_invalid_argument_throws()
    {
        var claims = Claims(clock);
        Func<Task>[] mistakes =
        [
            () => claims.AcquireAsync(""),
            () => claims.AcquireAsync((BuildClaimRequest)null!),
            () => claims.FindAsync(""),
            () => claims.ForgetAsync(""),
            () => claims.CompleteAsync(null!, Build),
            () => claims.CompleteAsync(new() { Key = key, State = BuildClaimState.Acquired }, null!),
            () => claims.ReleaseAsync(null!, mayHaveStarted: false),
            () => claims.SupersedeAsync("", clock.Now, Build),
            () => claims.SupersedeAsync(key, (ChangeMoment)null!, Build),
            () => claims.SupersedeAsync(key, clock.Now, null!),
        ];

        foreach (var mistake in mistakes)
        {
            await mistake.Should().ThrowAsync<ArgumentException>();
        }
    }

    [ContractFact]
    public async Task A_cancelled_call_changes_nothing()
    {
        var claims = Claims(clock);
        var take = () => claims.AcquireAsync(key, new CancellationToken(canceled: true));
        var supersede = () => claims.SupersedeAsync(key, clock.Now, Build, new CancellationToken(canceled: true));

        await take.Should().ThrowAsync<OperationCanceledException>();
        await supersede.Should().ThrowAsync<OperationCanceledException>();
        (await claims.AcquireAsync(key)).State.Should().Be(BuildClaimState.Acquired);
        (await claims.SupersedeAsync(key, clock.Now, Build with { BuildId = "ci:2" })).Should().BeNull();
    }
}
