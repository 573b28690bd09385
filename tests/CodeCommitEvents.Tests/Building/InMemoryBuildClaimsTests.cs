using CodeCommitEvents.Building;

namespace CodeCommitEvents.Tests.Building;

public sealed class InMemoryBuildClaimsTests
{
    private static readonly StartedBuild Build = new() { BuildId = "ci:1" };

    private readonly Clock clock = new();

    [Fact]
    public async Task A_claim_is_taken_once_and_completed_with_its_build()
    {
        var claims = new InMemoryBuildClaims(clock);

        var mine = await claims.TakeAsync("key");
        var theirs = await claims.TakeAsync("key");
        await claims.CompleteAsync(mine, Build);
        var later = await claims.TakeAsync("key");

        (mine.State, mine.IsYours, mine.FirstTaken, mine.LeaseEnd).Should().Be((BuildClaimState.Taken, true, clock.Now, clock.Now + InMemoryBuildClaims.DefaultLease));
        (theirs.State, theirs.IsYours, theirs.Holder).Should().Be((BuildClaimState.Held, false, null));
        (later.State, later.IsYours, later.Build).Should().Be((BuildClaimState.Completed, false, Build));
    }

    [Fact]
    public async Task A_claim_that_is_given_back_can_be_taken_at_once()
    {
        var claims = new InMemoryBuildClaims(clock);
        await claims.ReleaseAsync(await claims.TakeAsync("key"), mayHaveStarted: false);

        (await claims.TakeAsync("key")).State.Should().Be(BuildClaimState.Taken);
    }

    [Fact]
    public async Task A_claim_that_is_given_back_in_doubt_is_taken_over_at_once()
    {
        var claims = new InMemoryBuildClaims(clock);
        var doubtful = await claims.TakeAsync("key");
        clock.Now += TimeSpan.FromSeconds(1);
        await claims.ReleaseAsync(doubtful, mayHaveStarted: true);

        var next = await claims.TakeAsync("key");

        (next.State, next.FirstTaken, next.LeaseEnd).Should().Be((BuildClaimState.TakenOver, doubtful.FirstTaken, clock.Now + InMemoryBuildClaims.DefaultLease));
    }

    [Fact]
    public async Task Of_a_group_the_build_of_the_newest_change_makes_the_one_before_superfluous()
    {
        var claims = new InMemoryBuildClaims(clock);
        var (second, third) = (Build with { BuildId = "ci:2" }, Build with { BuildId = "ci:3" });

        (await claims.SupersedeAsync("group", clock.Now, Build)).Should().BeNull();
        (await claims.SupersedeAsync("other", clock.Now, third)).Should().BeNull();
        (await claims.SupersedeAsync("group", clock.Now.AddSeconds(1), second)).Should().Be(Build);
        (await claims.SupersedeAsync("group", clock.Now.AddSeconds(1), third)).Should().Be(second, "of one moment the later one is the newer");
        (await claims.SupersedeAsync("group", clock.Now.AddSeconds(1), third)).Should().Be(second, "said again, the answer is the same");
        (await claims.SupersedeAsync("group", clock.Now, Build)).Should().Be(Build, "it is older than the newest");
    }

    [Fact]
    public async Task A_claim_is_taken_over_when_its_lease_ends_and_its_old_holder_has_lost_it()
    {
        var claims = new InMemoryBuildClaims(clock, TimeSpan.FromMinutes(2));
        var crashed = await claims.TakeAsync("key");
        clock.Now += TimeSpan.FromMinutes(2) - TimeSpan.FromTicks(1);
        (await claims.TakeAsync("key")).State.Should().Be(BuildClaimState.Held);

        clock.Now += TimeSpan.FromTicks(1);
        var next = await claims.TakeAsync("key");
        await claims.CompleteAsync(crashed, Build);
        await claims.ReleaseAsync(crashed, mayHaveStarted: false);

        (next.State, next.IsYours, next.FirstTaken).Should().Be((BuildClaimState.TakenOver, true, crashed.FirstTaken));
        next.Holder.Should().NotBe(crashed.Holder);
        (await claims.TakeAsync("key")).State.Should().Be(BuildClaimState.Held);
    }

    [Fact]
    public async Task Of_more_claims_than_fit_the_first_taken_are_forgotten()
    {
        var claims = new InMemoryBuildClaims(clock, capacity: 2);
        foreach (var key in new[] { "a", "b", "c" })
        {
            await claims.CompleteAsync(await claims.TakeAsync(key), Build);
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
    public async Task A_mistake_throws_at_once()
    {
        var claims = new InMemoryBuildClaims();
        Func<Task>[] mistakes =
        [
            () => claims.TakeAsync(""),
            () => claims.CompleteAsync(null!, Build),
            () => claims.ReleaseAsync(null!, mayHaveStarted: false),
            () => claims.SupersedeAsync("", clock.Now, Build),
            () => claims.SupersedeAsync("group", clock.Now, null!),
            () => Task.FromResult(new InMemoryBuildClaims(lease: TimeSpan.Zero)),
            () => Task.FromResult(new InMemoryBuildClaims(capacity: 0)),
        ];

        foreach (var mistake in mistakes)
        {
            await mistake.Should().ThrowAsync<ArgumentException>();
        }
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
