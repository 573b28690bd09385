using CodeCommitEvents.Building;
using CodeCommitEvents.Testing;

namespace CodeCommitEvents.Tests.Building;

public sealed class InMemoryBuildClaimStoreTests
{
    public static TheoryData<string> Contract => [.. BuildClaimStoreContract.TestNames];

    [Theory]
    [MemberData(nameof(Contract))]
    public Task The_store_follows_the_contract(string test) => new BuildClaimStoreContract(static time => new InMemoryBuildClaimStore(time)).RunAsync(test);

    [Fact]
    public async Task A_full_store_forgets_the_claims_that_were_acquired_first()
    {
        var claims = new InMemoryBuildClaimStore(capacity: 2);
        foreach (var key in new[] { "a", "b", "c" })
        {
            await claims.CompleteAsync(await claims.AcquireAsync(new() { Key = key }), new() { BuildId = "ci:1" });
        }

        (await claims.AcquireAsync(new() { Key = "c" })).State.Should().Be(BuildClaimState.Completed);
        (await claims.AcquireAsync(new() { Key = "b" })).State.Should().Be(BuildClaimState.Completed);
        (await claims.AcquireAsync(new() { Key = "a" })).State.Should().Be(BuildClaimState.Acquired);
    }

    [Fact]
    public async Task Only_one_of_many_concurrent_callers_acquires_a_claim()
    {
        var claims = new InMemoryBuildClaimStore();

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => claims.AcquireAsync(new() { Key = "key" }))));

        answers.Count(answer => answer.IsAcquired).Should().Be(1);
    }

    [Fact]
    public void A_lease_and_a_capacity_must_be_positive()
    {
        var endless = () => new InMemoryBuildClaimStore(lease: TimeSpan.Zero);
        var empty = () => new InMemoryBuildClaimStore(capacity: 0);

        endless.Should().Throw<ArgumentOutOfRangeException>();
        empty.Should().Throw<ArgumentOutOfRangeException>();
        InMemoryBuildClaimStore.DefaultLease.Should().Be(TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task A_canceled_call_is_canceled()
    {
        var store = new InMemoryBuildClaimStore();
        var canceled = new CancellationToken(canceled: true);

        await FluentActions.Awaiting(() => store.FindAsync("key", canceled)).Should().ThrowAsync<OperationCanceledException>();
        await FluentActions.Awaiting(() => store.ForgetAsync("key", canceled)).Should().ThrowAsync<OperationCanceledException>();
        await FluentActions.Awaiting(() => store.AcquireAsync(new() { Key = "key" }, canceled)).Should().ThrowAsync<OperationCanceledException>();
    }
}
