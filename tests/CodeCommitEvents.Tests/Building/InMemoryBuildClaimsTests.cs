using CodeCommitEvents.Building;
using CodeCommitEvents.Contracts;

namespace CodeCommitEvents.Tests.Building;

public sealed class InMemoryBuildClaimsTests : BuildClaimsContract
{
    [Fact]
    public async Task Of_more_claims_than_fit_the_first_taken_are_forgotten()
    {
        var claims = new InMemoryBuildClaims(capacity: 2);
        foreach (var key in new[] { "a", "b", "c" })
        {
            await claims.CompleteAsync(await claims.TakeAsync(key), new() { BuildId = "ci:1" });
        }

        (await claims.TakeAsync("c")).State.Should().Be(BuildClaimState.Completed);
        (await claims.TakeAsync("b")).State.Should().Be(BuildClaimState.Completed);
        (await claims.TakeAsync("a")).State.Should().Be(BuildClaimState.Taken);
    }

    [Fact]
    public async Task Of_many_that_want_a_claim_at_the_same_time_one_gets_it()
    {
        var claims = new InMemoryBuildClaims();

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => claims.TakeAsync("key"))));

        answers.Count(answer => answer.IsYours).Should().Be(1);
    }

    [Fact]
    public void A_lease_and_a_capacity_are_positive()
    {
        var endless = () => new InMemoryBuildClaims(lease: TimeSpan.Zero);
        var empty = () => new InMemoryBuildClaims(capacity: 0);

        endless.Should().Throw<ArgumentOutOfRangeException>();
        empty.Should().Throw<ArgumentOutOfRangeException>();
        InMemoryBuildClaims.DefaultLease.Should().Be(ContractClock.Lease);
    }

    protected override IBuildClaims Claims(TimeProvider time) => new InMemoryBuildClaims(time);
}
