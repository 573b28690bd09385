using CodeCommitEvents.Building;
using CodeCommitEvents.Testing;

namespace CodeCommitEvents.Tests.Testing;

/// <summary>Tests the contract tests: correct implementations pass, and each mistake is found.</summary>
public sealed class ContractsTests
{
    private static readonly BuildRequest Request = new() { ProjectName = "ci" };

    /// <summary>A mistake of a claim store, and a test that must find it.</summary>
    public static TheoryData<string, string> StoreMistakes => new()
    {
        { "acquires always", "Only one of many concurrent callers acquires a claim" },
        { "forgets builds", "A completed claim keeps every property of its build" },
        { "never releases", "A released claim can be acquired at once" },
        { "accepts an earlier holder", "A claim can be acquired when its lease ends, and then its earlier holder cannot change it" },
        { "ignores cancellation", "A canceled call changes nothing" },
        { "throws another exception", "An invalid argument throws" },
        { "keeps its holder", "A claim can be acquired when its lease ends, and then its earlier holder cannot change it" },
        { "has no holder", "A claim is acquired once and completed with its build" },
        { "finds nothing", "A claim can be read with its rule, project, change, build and time" },
        { "never forgets", "A forgotten claim is acquired again as a new one" },
        { "never forgets", "The holder of a forgotten claim cannot change it" },
        { "never forgets short-lived claims", "A short-lived claim is forgotten one lease after it was acquired" },
        { "prefers the later call", "If two changes in one second cannot be ordered, no build is stopped" },
        { "ignores commits", "Of two changes in one second, the one that starts at the commit of the other is newer" },
        { "supersedes nothing", "In a group, the build of the newest change supersedes the previous one" },
    };

    /// <summary>A mistake of a starter, and a test that must find it.</summary>
    public static TheoryData<string, string> StarterMistakes => new()
    {
        { "ignores tokens", "A request that repeats a token returns the build of the first request" },
        { "ignores tokens", "Concurrent requests with one token start one build" },
        { "ignores batches", "A batch build is started as a batch" },
        { "throws another exception", "A failure names the project, says whether a retry can help, and contains no value of the request" },
        { "prints values", "A failure names the project, says whether a retry can help, and contains no value of the request" },
        { "finds nothing", "A started build is found by its token" },
        { "stops once", "A build can be stopped twice" },
    };

    [Fact]
    public async Task The_fake_starter_and_the_store_in_memory_follow_the_contracts()
    {
        var starter = new FakeBuildStarter().FailPermanently("missing");

        await new BuildStarterContract(() => starter, Request) { MissingProject = "missing" }.RunAllAsync();
        await new BuildClaimStoreContract(static time => new InMemoryBuildClaimStore(time, TimeSpan.FromMinutes(1))) { Lease = TimeSpan.FromMinutes(1) }.RunAllAsync();
    }

    [Theory]
    [MemberData(nameof(StoreMistakes))]
    public async Task A_mistake_of_a_claim_store_is_found(string mistake, string test)
    {
        var contract = new BuildClaimStoreContract(time => new WrongStore(new InMemoryBuildClaimStore(time), mistake));
        var run = () => contract.RunAsync(test);

        (await run.Should().ThrowAsync<FakeAssertionException>()).Which.Message.Should().StartWith($"{test}: expected ");
    }

    [Theory]
    [MemberData(nameof(StarterMistakes))]
    public async Task A_mistake_of_a_starter_is_found(string mistake, string test)
    {
        var contract = new BuildStarterContract(() => new WrongStarter(mistake), Request) { MissingProject = "missing" };
        var run = () => contract.RunAsync(test);

        await run.Should().ThrowAsync<Exception>();
    }

    [Fact]
    public async Task All_failures_are_in_one_exception()
    {
        var run = () => new BuildStarterContract(static () => new DryRunBuildStarter(), Request).RunAllAsync();

        (await run.Should().ThrowAsync<FakeAssertionException>()).Which.Message.Split(Environment.NewLine).Should().HaveCount(2).And.OnlyContain(line => line.StartsWith("Requests with"));
    }

    [Fact]
    public async Task An_exception_of_the_implementation_is_a_failure_that_names_the_test()
    {
        var run = () => new BuildClaimStoreContract(time => new WrongStore(new InMemoryBuildClaimStore(time), "throws another exception")).RunAllAsync();

        (await run.Should().ThrowAsync<FakeAssertionException>()).WithMessage("An invalid argument throws: *InvalidOperationException*");
    }

    [Fact]
    public async Task An_unknown_test_throws()
    {
        var starter = () => new BuildStarterContract(static () => new DryRunBuildStarter(), Request).RunAsync("x");
        var store = () => new BuildClaimStoreContract(static time => new InMemoryBuildClaimStore(time)).RunAsync("x");

        await starter.Should().ThrowAsync<ArgumentException>();
        await store.Should().ThrowAsync<ArgumentException>();
    }

    private sealed class WrongStore(InMemoryBuildClaimStore store, string mistake) : IBuildClaimStore
    {
        private int calls;

        public async Task<BuildClaim> AcquireAsync(BuildClaimRequest? request, CancellationToken cancellationToken = default)
        {
            if (request is null && mistake == "throws another exception")
            {
                throw new InvalidOperationException();
            }

            cancellationToken = mistake == "ignores cancellation" ? CancellationToken.None : cancellationToken;
            var claim = await store.AcquireAsync(mistake == "never forgets short-lived claims" ? request! with { IsShortLived = false } : request!, cancellationToken);
            return mistake switch
            {
                "acquires always" => claim with { State = BuildClaimState.Acquired },
                "keeps its holder" => claim.IsAcquired ? claim with { Holder = "me" } : claim,
                "has no holder" => claim with { Holder = null },
                "accepts an earlier holder" => claim.IsAcquired ? claim with { Holder = "me" } : claim,
                _ => claim,
            };
        }

        public Task CompleteAsync(BuildClaim claim, StartedBuild build, CancellationToken cancellationToken = default) =>
            store.CompleteAsync(claim, mistake == "forgets builds" ? new() { BuildId = build.BuildId } : build, cancellationToken);

        public Task ReleaseAsync(BuildClaim claim, bool mayHaveStarted, CancellationToken cancellationToken = default) =>
            mistake == "never releases" ? Task.CompletedTask : store.ReleaseAsync(claim, mayHaveStarted, cancellationToken);

        public Task<BuildClaim?> FindAsync(string key, CancellationToken cancellationToken = default) =>
            mistake == "finds nothing" ? Task.FromResult<BuildClaim?>(null) : store.FindAsync(key, cancellationToken);

        public Task<bool> ForgetAsync(string key, CancellationToken cancellationToken = default) =>
            mistake == "never forgets" ? Task.FromResult(true) : store.ForgetAsync(key, cancellationToken);

        public Task<StartedBuild?> SupersedeAsync(string group, ChangeMoment change, StartedBuild build, CancellationToken cancellationToken = default) => mistake switch
        {
            "supersedes nothing" => Task.FromResult<StartedBuild?>(null),
            "ignores commits" => store.SupersedeAsync(group, new() { Time = change.Time }, build, cancellationToken),
            "prefers the later call" => store.SupersedeAsync(group, new() { Time = change.Time.AddTicks(++calls) }, build, cancellationToken),
            _ => store.SupersedeAsync(group, change, build, cancellationToken),
        };
    }

    private sealed class WrongStarter(string mistake) : IBuildStarter, IBuildFinder
    {
        private readonly FakeBuildStarter starter = new FakeBuildStarter().FailPermanently("missing");
        private int stops;

        public async Task<StartedBuild> StartAsync(BuildRequest request, CancellationToken cancellationToken = default)
        {
            if (request.ProjectName == "missing" && mistake == "throws another exception")
            {
                throw new InvalidOperationException();
            }

            if (request.ProjectName == "missing" && mistake == "prints values")
            {
                throw new BuildStartException("missing", isTransient: false, string.Join(' ', request.EnvironmentVariables.Values.Select(value => value.Value)));
            }

            var build = await starter.StartAsync(mistake == "ignores tokens" ? request with { IdempotencyToken = null } : request, cancellationToken);
            return mistake == "ignores batches" ? build with { IsBatch = false } : build;
        }

        public Task StopAsync(StartedBuild build, CancellationToken cancellationToken = default) =>
            mistake == "stops once" && ++stops == 2 ? throw new InvalidOperationException() : starter.StopAsync(build, cancellationToken);

        public Task<StartedBuild?> FindAsync(BuildRequest request, DateTimeOffset since, CancellationToken cancellationToken = default) =>
            mistake == "finds nothing" ? Task.FromResult<StartedBuild?>(null) : starter.FindAsync(request, since, cancellationToken);
    }
}
