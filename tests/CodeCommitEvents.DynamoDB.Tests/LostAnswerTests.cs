using CodeCommitEvents.Building;
using CodeCommitEvents.Contracts;

namespace CodeCommitEvents.DynamoDB.Tests;

/// <summary>A call is done, its answer is lost, and the SDK tries again by itself: then it meets what it has written.</summary>
[Collection(nameof(ClaimsTable))]
public sealed class LostAnswerTests(ClaimsTable table)
{
    private static readonly StartedBuild Build = new() { BuildId = "ci:1" };
    private static readonly StartedBuild Other = new() { BuildId = "ci:2" };

    private readonly string key = Guid.NewGuid().ToString();
    private readonly ContractClock clock = new();

    /// <summary>The same claims for somebody else.</summary>
    private DynamoDBBuildClaimStore Others => table.Claims(clock);

    [MotoFact]
    public async Task A_claim_that_was_taken_is_mine()
    {
        await using var proxy = new LossyProxy(table.Url);
        using var mine = new DynamoDBBuildClaimStore(proxy.Client, ClaimsTable.Name, clock);
        proxy.LoseNext();

        var claim = await mine.AcquireAsync(key);

        proxy.Lost.Should().Be(1);
        claim.Should().BeEquivalentTo(new { Key = key, State = BuildClaimState.Acquired, IsYours = true, FirstAcquired = clock.Now, LeaseEnd = clock.Now + ContractClock.Lease });
        await mine.CompleteAsync(claim, Build);
        (await Others.AcquireAsync(key)).Build.Should().Be(Build);
    }

    [MotoFact]
    public async Task A_claim_that_was_taken_over_is_mine_with_the_moment_of_the_first()
    {
        await using var proxy = new LossyProxy(table.Url);
        using var mine = new DynamoDBBuildClaimStore(proxy.Client, ClaimsTable.Name, clock);
        await Others.AcquireAsync(key);
        clock.Now += ContractClock.Lease;
        proxy.LoseNext();

        var claim = await mine.AcquireAsync(key);

        proxy.Lost.Should().Be(1);
        claim.Should().BeEquivalentTo(new { State = BuildClaimState.AcquiredExpired, IsYours = true, FirstAcquired = ContractClock.Start, LeaseEnd = clock.Now + ContractClock.Lease });
    }

    [MotoFact]
    public async Task A_claim_that_was_taken_and_taken_over_meanwhile_is_theirs()
    {
        await using var proxy = new LossyProxy(table.Url);
        using var mine = new DynamoDBBuildClaimStore(proxy.Client, ClaimsTable.Name, clock);
        proxy.Meanwhile = async () =>
        {
            clock.Now += ContractClock.Lease;
            (await Others.AcquireAsync(key)).State.Should().Be(BuildClaimState.AcquiredExpired);
        };
        proxy.LoseNext();

        var claim = await mine.AcquireAsync(key);

        (proxy.Lost, claim.State, claim.Holder, claim.FirstAcquired).Should().Be((1, BuildClaimState.InProgress, null, ContractClock.Start));
    }

    [MotoFact]
    public async Task A_build_is_kept()
    {
        await using var proxy = new LossyProxy(table.Url);
        using var mine = new DynamoDBBuildClaimStore(proxy.Client, ClaimsTable.Name, clock);
        var claim = await mine.AcquireAsync(key);
        proxy.LoseNext();

        await mine.CompleteAsync(claim, Build);

        proxy.Lost.Should().Be(1);
        (await Others.AcquireAsync(key)).Build.Should().Be(Build);
    }

    [MotoFact]
    public async Task A_claim_is_given_back_and_stays_with_who_takes_it_meanwhile()
    {
        await using var proxy = new LossyProxy(table.Url);
        using var mine = new DynamoDBBuildClaimStore(proxy.Client, ClaimsTable.Name, clock);
        var claim = await mine.AcquireAsync(key);
        proxy.Meanwhile = async () => (await Others.AcquireAsync(key)).State.Should().Be(BuildClaimState.Acquired);
        proxy.LoseNext();

        await mine.ReleaseAsync(claim, mayHaveStarted: false);

        proxy.Lost.Should().Be(1);
        (await Others.AcquireAsync(key)).State.Should().Be(BuildClaimState.InProgress);
    }

    [MotoFact]
    public async Task A_claim_in_doubt_is_given_back_and_stays_with_who_takes_it_over_meanwhile()
    {
        await using var proxy = new LossyProxy(table.Url);
        using var mine = new DynamoDBBuildClaimStore(proxy.Client, ClaimsTable.Name, clock);
        var claim = await mine.AcquireAsync(key);
        proxy.Meanwhile = async () => (await Others.AcquireAsync(key)).State.Should().Be(BuildClaimState.AcquiredExpired);
        proxy.LoseNext();

        await mine.ReleaseAsync(claim, mayHaveStarted: true);

        proxy.Lost.Should().Be(1);
        (await Others.AcquireAsync(key)).State.Should().Be(BuildClaimState.InProgress);
    }

    [MotoFact]
    public async Task The_build_before_is_the_same()
    {
        await using var proxy = new LossyProxy(table.Url);
        using var mine = new DynamoDBBuildClaimStore(proxy.Client, ClaimsTable.Name, clock);
        proxy.LoseNext();
        (await mine.SupersedeAsync(key, clock.Now, Build)).Should().BeNull();
        proxy.LoseNext();
        (await mine.SupersedeAsync(key, clock.Now.AddSeconds(1), Other)).Should().Be(Build);

        proxy.Lost.Should().Be(2);
    }

    [MotoFact]
    public async Task A_build_that_was_replaced_meanwhile_is_superfluous_and_the_one_that_replaced_it_is_not()
    {
        await using var proxy = new LossyProxy(table.Url);
        using var mine = new DynamoDBBuildClaimStore(proxy.Client, ClaimsTable.Name, clock);
        proxy.Meanwhile = async () => (await Others.SupersedeAsync(key, clock.Now, Other)).Should().Be(Build);
        proxy.LoseNext();

        (await mine.SupersedeAsync(key, clock.Now, Build)).Should().Be(Build);

        proxy.Lost.Should().Be(1);
        (await Others.SupersedeAsync(key, clock.Now, Other)).Should().Be(Build);
    }
}
