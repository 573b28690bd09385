using CodeCommitEvents.Building;

namespace CodeCommitEvents.DynamoDB.Tests;

/// <summary>Tests calls that DynamoDB executes but whose response is lost. The retry of the SDK finds what the first attempt has written.</summary>
[Collection(nameof(ClaimsTable))]
public sealed class LostAnswerTests(ClaimsTable table)
{
    private static readonly StartedBuild Build = new() { BuildId = "ci:1" };
    private static readonly StartedBuild Other = new() { BuildId = "ci:2" };

    private readonly string key = Guid.NewGuid().ToString();
    private readonly ContractClock clock = new();

    /// <summary>The store of another process, with the same table.</summary>
    private DynamoDBBuildClaimStore Others => table.Claims(clock);

    [MotoFact]
    public async Task An_acquired_claim_stays_acquired()
    {
        await using var proxy = new LossyProxy(table.Url);
        using var mine = new DynamoDBBuildClaimStore(proxy.Client, new() { TableName = ClaimsTable.Name, TimeProvider = clock });
        proxy.LoseNext();

        var claim = await mine.AcquireAsync(key);

        proxy.Lost.Should().Be(1);
        claim.Should().BeEquivalentTo(new { Key = key, State = BuildClaimState.Acquired, IsAcquired = true, FirstAcquired = clock.Now, LeaseEnd = clock.Now + ContractClock.Lease });
        await mine.CompleteAsync(claim, Build);
        (await Others.AcquireAsync(key)).Build.Should().Be(Build);
    }

    [MotoFact]
    public async Task An_acquired_expired_claim_keeps_the_time_of_its_first_holder()
    {
        await using var proxy = new LossyProxy(table.Url);
        using var mine = new DynamoDBBuildClaimStore(proxy.Client, new() { TableName = ClaimsTable.Name, TimeProvider = clock });
        await Others.AcquireAsync(key);
        clock.Now += ContractClock.Lease;
        proxy.LoseNext();

        var claim = await mine.AcquireAsync(key);

        proxy.Lost.Should().Be(1);
        claim.Should().BeEquivalentTo(new { State = BuildClaimState.AcquiredExpired, IsAcquired = true, FirstAcquired = ContractClock.Start, LeaseEnd = clock.Now + ContractClock.Lease });
    }

    [MotoFact]
    public async Task A_short_lived_claim_stays_acquired_as_a_new_one()
    {
        await using var proxy = new LossyProxy(table.Url);
        using var mine = new DynamoDBBuildClaimStore(proxy.Client, new() { TableName = ClaimsTable.Name, TimeProvider = clock });
        var request = new BuildClaimRequest { Key = key, IsShortLived = true };
        await Others.CompleteAsync(await Others.AcquireAsync(request), Build);
        clock.Now += ContractClock.Lease;
        proxy.LoseNext();

        var claim = await mine.AcquireAsync(request);

        proxy.Lost.Should().Be(1);
        claim.Should().BeEquivalentTo(new { State = BuildClaimState.Acquired, FirstAcquired = clock.Now });
    }

    [MotoFact]
    public async Task A_claim_that_another_process_has_acquired_meanwhile_is_in_progress()
    {
        await using var proxy = new LossyProxy(table.Url);
        using var mine = new DynamoDBBuildClaimStore(proxy.Client, new() { TableName = ClaimsTable.Name, TimeProvider = clock });
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
    public async Task A_completed_claim_keeps_its_build()
    {
        await using var proxy = new LossyProxy(table.Url);
        using var mine = new DynamoDBBuildClaimStore(proxy.Client, new() { TableName = ClaimsTable.Name, TimeProvider = clock });
        var claim = await mine.AcquireAsync(key);
        proxy.LoseNext();

        await mine.CompleteAsync(claim, Build);

        proxy.Lost.Should().Be(1);
        (await Others.AcquireAsync(key)).Build.Should().Be(Build);
    }

    [MotoFact]
    public async Task A_released_claim_stays_with_the_process_that_acquires_it_meanwhile()
    {
        await using var proxy = new LossyProxy(table.Url);
        using var mine = new DynamoDBBuildClaimStore(proxy.Client, new() { TableName = ClaimsTable.Name, TimeProvider = clock });
        var claim = await mine.AcquireAsync(key);
        proxy.Meanwhile = async () => (await Others.AcquireAsync(key)).State.Should().Be(BuildClaimState.Acquired);
        proxy.LoseNext();

        await mine.ReleaseAsync(claim, mayHaveStarted: false);

        proxy.Lost.Should().Be(1);
        (await Others.AcquireAsync(key)).State.Should().Be(BuildClaimState.InProgress);
    }

    [MotoFact]
    public async Task A_claim_released_as_maybe_started_stays_with_the_process_that_acquires_it_meanwhile()
    {
        await using var proxy = new LossyProxy(table.Url);
        using var mine = new DynamoDBBuildClaimStore(proxy.Client, new() { TableName = ClaimsTable.Name, TimeProvider = clock });
        var claim = await mine.AcquireAsync(key);
        proxy.Meanwhile = async () => (await Others.AcquireAsync(key)).State.Should().Be(BuildClaimState.AcquiredExpired);
        proxy.LoseNext();

        await mine.ReleaseAsync(claim, mayHaveStarted: true);

        proxy.Lost.Should().Be(1);
        (await Others.AcquireAsync(key)).State.Should().Be(BuildClaimState.InProgress);
    }

    [MotoFact]
    public async Task The_retry_returns_the_same_superseded_build()
    {
        await using var proxy = new LossyProxy(table.Url);
        using var mine = new DynamoDBBuildClaimStore(proxy.Client, new() { TableName = ClaimsTable.Name, TimeProvider = clock });
        proxy.LoseNext();
        (await mine.SupersedeAsync(key, clock.Now, Build)).Should().BeNull();
        proxy.LoseNext();
        (await mine.SupersedeAsync(key, clock.Now.AddSeconds(1), Other)).Should().Be(Build);

        proxy.Lost.Should().Be(2);
    }

    [MotoFact]
    public async Task A_build_that_was_superseded_meanwhile_is_stopped_and_the_newer_build_is_not()
    {
        await using var proxy = new LossyProxy(table.Url);
        using var mine = new DynamoDBBuildClaimStore(proxy.Client, new() { TableName = ClaimsTable.Name, TimeProvider = clock });
        proxy.Meanwhile = async () => (await Others.SupersedeAsync(key, clock.Now.AddSeconds(1), Other)).Should().Be(Build);
        proxy.LoseNext();

        (await mine.SupersedeAsync(key, clock.Now, Build)).Should().Be(Build);

        proxy.Lost.Should().Be(1);
        (await Others.SupersedeAsync(key, clock.Now.AddSeconds(1), Other)).Should().Be(Build);
    }
}
