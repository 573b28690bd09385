using CodeCommitEvents.Building;

namespace CodeCommitEvents.Contracts;

/// <summary>What every <see cref="IBuildClaimStore"/> does. Each assembly of tests says with its own attribute whether it can ask its own.</summary>
public abstract class BuildClaimStoreContract
{
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    private static readonly StartedBuild Build = new() { BuildId = "ci:1" };

    /// <summary>No other test has it: the store may be one for all.</summary>
    private readonly string key = Guid.NewGuid().ToString();

    private readonly ContractClock clock = new();

    /// <summary>The claims, with a lease of two minutes.</summary>
    protected abstract IBuildClaimStore Claims(TimeProvider time);

    [ContractFact]
    public async Task A_claim_is_taken_once_and_completed_with_its_build()
    {
        var claims = Claims(clock);

        var mine = await claims.AcquireAsync(key);
        clock.Now += TimeSpan.FromSeconds(1);
        var theirs = await claims.AcquireAsync(key);
        await claims.CompleteAsync(mine, Build);
        var later = await claims.AcquireAsync(key);

        mine.Should().BeEquivalentTo(new { Key = key, State = BuildClaimState.Acquired, IsYours = true, FirstAcquired = ContractClock.Start, LeaseEnd = ContractClock.Start + ContractClock.Lease, Build = (StartedBuild?)null });
        mine.Holder.Should().NotBeNullOrEmpty();
        theirs.Should().Be(new BuildClaim { Key = key, State = BuildClaimState.InProgress, FirstAcquired = ContractClock.Start });
        later.Should().Be(new BuildClaim { Key = key, State = BuildClaimState.Completed, FirstAcquired = ContractClock.Start, Build = Build });
        (theirs.IsYours, later.IsYours).Should().Be((false, false));
    }

    [ContractFact]
    public async Task A_build_is_kept_with_all_that_is_known_of_it()
    {
        var claims = Claims(clock);
        var whole = new StartedBuild { BuildId = "ci:2", IsBatch = true, Account = "111122223333", Region = "eu-west-1", ConsoleUrl = new("https://example.com/a%20b?c=d#e") };

        await claims.CompleteAsync(await claims.AcquireAsync(key), whole);

        (await claims.AcquireAsync(key)).Build.Should().Be(whole);
    }

    [ContractFact]
    public async Task A_claim_that_is_given_back_can_be_taken_at_once()
    {
        var claims = Claims(clock);
        await claims.ReleaseAsync(await claims.AcquireAsync(key), mayHaveStarted: false);
        clock.Now += TimeSpan.FromSeconds(1);

        var next = await claims.AcquireAsync(key);

        (next.State, next.FirstAcquired).Should().Be((BuildClaimState.Acquired, clock.Now));
    }

    [ContractFact]
    public async Task A_claim_that_is_given_back_in_doubt_is_taken_over_at_once()
    {
        var claims = Claims(clock);
        var doubtful = await claims.AcquireAsync(key);
        clock.Now += TimeSpan.FromSeconds(1);
        await claims.ReleaseAsync(doubtful, mayHaveStarted: true);

        var next = await claims.AcquireAsync(key);

        (next.State, next.FirstAcquired, next.LeaseEnd).Should().Be((BuildClaimState.AcquiredExpired, doubtful.FirstAcquired, clock.Now + ContractClock.Lease));
    }

    [ContractFact]
    public async Task A_claim_is_taken_over_when_its_lease_ends_and_its_old_holder_has_lost_it()
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

        (next.State, next.IsYours, next.FirstAcquired).Should().Be((BuildClaimState.AcquiredExpired, true, crashed.FirstAcquired));
        next.Holder.Should().NotBe(crashed.Holder);
        (await claims.AcquireAsync(key)).State.Should().Be(BuildClaimState.InProgress);
    }

    [ContractFact]
    public async Task A_holder_whose_lease_has_ended_keeps_its_claim_until_somebody_takes_it_over()
    {
        var claims = Claims(clock);
        var slow = await claims.AcquireAsync(key);
        clock.Now += ContractClock.Lease + Tick;

        await claims.CompleteAsync(slow, Build);

        (await claims.AcquireAsync(key)).State.Should().Be(BuildClaimState.Completed);
    }

    [ContractFact]
    public async Task What_came_of_a_claim_stays_so()
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
    public async Task A_claim_that_is_not_yours_is_neither_completed_nor_given_back()
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
    public async Task Of_a_group_the_build_of_the_newest_change_makes_the_one_before_superfluous()
    {
        var claims = Claims(clock);
        var (second, third) = (Build with { BuildId = "ci:2", IsBatch = true }, Build with { BuildId = "ci:3" });

        (await claims.SupersedeAsync(key, clock.Now, Build)).Should().BeNull();
        (await claims.SupersedeAsync(key, clock.Now, Build)).Should().BeNull("said again, the answer is the same");
        (await claims.SupersedeAsync($"{key}/other", clock.Now, third)).Should().BeNull();
        (await claims.SupersedeAsync(key, clock.Now.AddSeconds(1), second)).Should().Be(Build);
        (await claims.SupersedeAsync(key, clock.Now.AddSeconds(1), third)).Should().Be(second, "of one moment the later one is the newer");
        (await claims.SupersedeAsync(key, clock.Now.AddSeconds(1), third)).Should().Be(second, "said again, the answer is the same");
        (await claims.SupersedeAsync(key, clock.Now.AddSeconds(1), second)).Should().Be(second, "said again, it does not come back before the one that replaced it");
        (await claims.SupersedeAsync(key, clock.Now, Build)).Should().Be(Build, "it is older than the newest");
        (await claims.SupersedeAsync(key, clock.Now.AddSeconds(1), third)).Should().Be(second, "the older ones have changed nothing");
    }

    [ContractFact]
    public async Task A_group_and_a_claim_of_one_name_are_two_things()
    {
        var claims = Claims(clock);

        await claims.SupersedeAsync(key, clock.Now, Build);

        (await claims.AcquireAsync(key)).State.Should().Be(BuildClaimState.Acquired);
        (await claims.SupersedeAsync(key, clock.Now, Build with { BuildId = "ci:2" })).Should().Be(Build);
    }

    [ContractFact]
    public async Task A_mistake_throws_at_once()
    {
        var claims = Claims(clock);
        Func<Task>[] mistakes =
        [
            () => claims.AcquireAsync(""),
            () => claims.CompleteAsync(null!, Build),
            () => claims.CompleteAsync(new() { Key = key, State = BuildClaimState.Acquired }, null!),
            () => claims.ReleaseAsync(null!, mayHaveStarted: false),
            () => claims.SupersedeAsync("", clock.Now, Build),
            () => claims.SupersedeAsync(key, clock.Now, null!),
        ];

        foreach (var mistake in mistakes)
        {
            await mistake.Should().ThrowAsync<ArgumentException>();
        }
    }

    [ContractFact]
    public async Task Who_has_given_up_takes_nothing()
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
