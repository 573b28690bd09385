using CodeCommitEvents.Building;

namespace CodeCommitEvents.Contracts;

public abstract partial class BuildClaimStoreContract
{
    private BuildClaimRequest Request => new() { Key = key, RuleName = "release", ProjectName = "ci", Change = "referenceUpdated shop branch/main" };

    [ContractFact]
    public async Task A_claim_can_be_read_with_its_rule_project_change_build_and_time()
    {
        var claims = Claims(clock);
        (await claims.FindAsync(key)).Should().BeNull();
        var mine = await claims.AcquireAsync(Request);
        var expected = new BuildClaim
        {
            Key = key,
            State = BuildClaimState.InProgress,
            RuleName = "release",
            ProjectName = "ci",
            Change = "referenceUpdated shop branch/main",
            FirstAcquired = ContractClock.Start,
            LeaseEnd = ContractClock.Start + ContractClock.Lease,
        };

        mine.Should().Be(expected with { State = BuildClaimState.Acquired, Holder = mine.Holder });
        (await claims.FindAsync(key)).Should().Be(expected);
        (await claims.AcquireAsync(Request)).Should().Be(expected);
        await claims.CompleteAsync(mine, Build);
        (await claims.FindAsync(key)).Should().Be(expected with { State = BuildClaimState.Completed, LeaseEnd = null, Build = Build });
        (await claims.FindAsync($"{key}/other")).Should().BeNull();
    }

    [ContractFact]
    public async Task A_forgotten_claim_is_acquired_again_as_a_new_one()
    {
        var claims = Claims(clock);
        await claims.CompleteAsync(await claims.AcquireAsync(Request), Build);
        clock.Now += TimeSpan.FromSeconds(1);

        (await claims.ForgetAsync(key)).Should().BeTrue();

        (await claims.FindAsync(key)).Should().BeNull();
        (await claims.ForgetAsync(key)).Should().BeFalse();
        var again = await claims.AcquireAsync(Request);
        (again.State, again.FirstAcquired, again.WasForgotten).Should().Be((BuildClaimState.Acquired, clock.Now, true));
        await claims.CompleteAsync(again, Build with { BuildId = "ci:2" });
        (await claims.AcquireAsync(Request)).Should().BeEquivalentTo(new { State = BuildClaimState.Completed, FirstAcquired = clock.Now, WasForgotten = true, Build = Build with { BuildId = "ci:2" } });
    }

    [ContractFact]
    public async Task A_forgotten_claim_stays_forgotten_if_its_next_holder_releases_it_or_crashes()
    {
        var claims = Claims(clock);
        await claims.AcquireAsync(Request);
        await claims.ForgetAsync(key);

        await claims.ReleaseAsync(await claims.AcquireAsync(Request), mayHaveStarted: false);
        var next = await claims.AcquireAsync(Request);
        clock.Now += ContractClock.Lease;
        var last = await claims.AcquireAsync(Request);

        (next.State, next.WasForgotten).Should().Be((BuildClaimState.Acquired, true));
        (last.State, last.WasForgotten, last.FirstAcquired).Should().Be((BuildClaimState.AcquiredExpired, true, next.FirstAcquired));
    }

    [ContractFact]
    public async Task The_holder_of_a_forgotten_claim_cannot_change_it()
    {
        var claims = Claims(clock);
        var mine = await claims.AcquireAsync(Request);
        await claims.ForgetAsync(key);

        await claims.CompleteAsync(mine, Build);
        await claims.ReleaseAsync(mine, mayHaveStarted: true);

        (await claims.FindAsync(key)).Should().BeNull();
        (await claims.AcquireAsync(Request)).State.Should().Be(BuildClaimState.Acquired);
    }

    [ContractFact]
    public async Task A_claim_that_never_existed_cannot_be_forgotten()
    {
        var claims = Claims(clock);

        (await claims.ForgetAsync(key)).Should().BeFalse();

        (await claims.AcquireAsync(Request)).WasForgotten.Should().BeFalse();
    }

    [ContractFact]
    public async Task A_short_lived_claim_is_forgotten_one_lease_after_it_was_acquired()
    {
        var claims = Claims(clock);
        var shortLived = Request with { IsShortLived = true };
        await claims.CompleteAsync(await claims.AcquireAsync(shortLived), Build);

        clock.Now += ContractClock.Lease - Tick;
        (await claims.AcquireAsync(shortLived)).State.Should().Be(BuildClaimState.Completed);
        clock.Now += Tick;
        var next = await claims.AcquireAsync(shortLived);

        (next.State, next.FirstAcquired, next.IsAcquired).Should().Be((BuildClaimState.Acquired, clock.Now, true));
        (await claims.AcquireAsync(shortLived)).State.Should().Be(BuildClaimState.InProgress);
    }

    [ContractFact]
    public async Task A_short_lived_claim_that_was_released_or_whose_holder_crashed_is_not_remembered_for_longer_either()
    {
        var claims = Claims(clock);
        var shortLived = Request with { IsShortLived = true };
        var first = await claims.AcquireAsync(shortLived);
        clock.Now += TimeSpan.FromSeconds(90);
        await claims.ReleaseAsync(first, mayHaveStarted: true);

        var doubtful = await claims.AcquireAsync(shortLived);
        clock.Now += TimeSpan.FromSeconds(30);
        var next = await claims.AcquireAsync(shortLived);

        (doubtful.State, doubtful.FirstAcquired).Should().Be((BuildClaimState.AcquiredExpired, first.FirstAcquired));
        (next.State, next.FirstAcquired).Should().Be((BuildClaimState.Acquired, clock.Now));
    }
}
