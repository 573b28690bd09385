using CodeCommitEvents;
using CodeCommitEvents.Building;
using CodeCommitEvents.Testing;

namespace UnitTesting;

/// <summary>The contract tests of a claim store and of a starter, and a starter around the fake starter.</summary>
public sealed class ContractTests
{
    #region store contract
    public static TheoryData<string> StoreTests => [.. BuildClaimStoreContract.TestNames];

    [Theory]
    [MemberData(nameof(StoreTests))]
    public Task The_store_follows_the_contract(string test) =>
        new BuildClaimStoreContract(time => new InMemoryBuildClaimStore(time)).RunAsync(test);
    #endregion

    #region starter contract
    [Fact]
    public async Task The_starter_follows_the_contract()
    {
        var service = new FakeBuildStarter().FailPermanently("missing");

        await new BuildStarterContract(() => new Wrapper(service), new BuildRequest { ProjectName = "shop-checks" }) { MissingProject = "missing" }.RunAllAsync();
    }
    #endregion

    #region wrapped
    [Fact]
    public async Task A_starter_around_the_fake_starter()
    {
        var starter = new FakeBuildStarter();
        var dispatcher = new BuildDispatcher(ShopRules.Rules, new Wrapper(starter), new() { Observer = starter });

        await dispatcher.DispatchAsync(FakeEvents.PullRequestCreated());

        starter.ShouldHaveStarted("shop-checks");
        starter.ShouldNotHaveStarted("shop-release").Because("OnPush");
    }
    #endregion

    private sealed class Wrapper(FakeBuildStarter inner) : IBuildStarter
    {
        public Task<StartedBuild> StartAsync(BuildRequest request, CancellationToken cancellationToken = default) => inner.StartAsync(request, cancellationToken);

        public Task StopAsync(StartedBuild build, CancellationToken cancellationToken = default) => inner.StopAsync(build, cancellationToken);
    }
}
