using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using CodeCommitEvents.Building;

namespace CodeCommitEvents.DynamoDB.Tests;

[Collection(nameof(ClaimsTable))]
public sealed class TableTests(ClaimsTable table)
{
    private static readonly StartedBuild Build = new() { BuildId = "ci:1" };

    private readonly string key = Guid.NewGuid().ToString();
    private readonly ContractClock clock = new();

    [MotoFact]
    public async Task An_item_expires_after_the_retention()
    {
        var claims = new DynamoDBBuildClaimStore(table.Client, new DynamoDBBuildClaimStoreOptions { TableName = ClaimsTable.Name, Retention = TimeSpan.FromDays(40), TimeProvider = clock });

        await claims.CompleteAsync(await claims.AcquireAsync(key), Build);
        await claims.SupersedeAsync(key, clock.Now, Build);

        foreach (var item in new[] { await table.ItemAsync($"claim#{key}"), await table.ItemAsync($"group#{key}") })
        {
            var seconds = long.Parse(item!["ExpiresAt"].N, CultureInfo.InvariantCulture);
            DateTimeOffset.FromUnixTimeSeconds(seconds).Should().BeAfter(clock.Now.AddDays(40)).And.BeBefore(clock.Now.AddDays(40).AddSeconds(2));
        }
    }

    [MotoFact]
    public async Task The_retention_of_an_expired_claim_starts_again_when_it_is_acquired()
    {
        await table.Claims(clock).AcquireAsync(key);
        var first = (await table.ItemAsync($"claim#{key}"))!;
        clock.Now += TimeSpan.FromDays(1);
        await table.Claims(clock).AcquireAsync(key);
        var second = (await table.ItemAsync($"claim#{key}"))!;

        (long.Parse(second["ExpiresAt"].N, CultureInfo.InvariantCulture) - long.Parse(first["ExpiresAt"].N, CultureInfo.InvariantCulture)).Should().Be(86_400);
        second["FirstAcquired"].N.Should().Be(first["FirstAcquired"].N);
    }

    [MotoFact]
    public async Task A_released_claim_leaves_no_item()
    {
        var claims = table.Claims(clock);
        await claims.ReleaseAsync(await claims.AcquireAsync(key), mayHaveStarted: false);

        (await table.ItemAsync($"claim#{key}")).Should().BeNullOrEmpty();
    }

    [MotoFact]
    public async Task Each_call_sends_one_write_request_and_no_read_request()
    {
        using var client = table.NewClient(table.Url);
        var sent = new List<string>();
        client.BeforeRequestEvent += (_, arguments) => sent.Add(((WebServiceRequestEventArgs)arguments).Request.GetType().Name);
        var claims = new DynamoDBBuildClaimStore(client, new() { TableName = ClaimsTable.Name, TimeProvider = clock });

        var claim = await claims.AcquireAsync(key);
        await claims.AcquireAsync(key);
        await claims.ReleaseAsync(claim, mayHaveStarted: true);
        await claims.ReleaseAsync(claim, mayHaveStarted: false);
        await claims.CompleteAsync(claim, Build);
        await claims.SupersedeAsync(key, clock.Now, Build);
        await claims.SupersedeAsync(key, clock.Now, Build);

        sent.Should().Equal(
            nameof(UpdateItemRequest), nameof(UpdateItemRequest), nameof(UpdateItemRequest), nameof(DeleteItemRequest),
            nameof(UpdateItemRequest), nameof(UpdateItemRequest), nameof(UpdateItemRequest));
    }

    [MotoFact]
    public async Task A_short_lived_claim_expires_after_its_lease()
    {
        await table.Claims(clock).AcquireAsync(new BuildClaimRequest { Key = key, IsShortLived = true });

        var seconds = long.Parse((await table.ItemAsync($"claim#{key}"))!["ExpiresAt"].N, CultureInfo.InvariantCulture);
        DateTimeOffset.FromUnixTimeSeconds(seconds).Should().BeAfter(clock.Now + ContractClock.Lease).And.BeBefore(clock.Now + ContractClock.Lease + TimeSpan.FromSeconds(2));
    }

    [MotoFact]
    public async Task A_claim_of_an_earlier_version_without_a_rule_and_a_project_can_be_read_and_forgotten()
    {
        await PutAsync($"claim#{key}", ("FirstAcquired", new() { N = "1" }), ("Build", new() { M = new(StringComparer.Ordinal) { ["BuildId"] = new() { S = "ci:1" } } }));
        var claims = table.Claims(clock);

        (await claims.FindAsync(key)).Should().BeEquivalentTo(new { State = BuildClaimState.Completed, RuleName = (string?)null, Build });
        (await claims.ForgetAsync(key)).Should().BeTrue();
        (await claims.AcquireAsync(key)).State.Should().Be(BuildClaimState.Acquired);
    }

    [MotoFact]
    public async Task A_missing_table_is_an_error()
    {
        var claims = new DynamoDBBuildClaimStore(table.Client, new() { TableName = "nobodys-table" });
        var claim = new BuildClaim { Key = key, State = BuildClaimState.Acquired, Holder = "me" };
        Func<Task>[] calls =
        [
            () => claims.AcquireAsync(key),
            () => claims.CompleteAsync(claim, Build),
            () => claims.ReleaseAsync(claim, mayHaveStarted: true),
            () => claims.ReleaseAsync(claim, mayHaveStarted: false),
            () => claims.FindAsync(key),
            () => claims.ForgetAsync(key),
            () => claims.SupersedeAsync(key, clock.Now, Build),
        ];

        foreach (var call in calls)
        {
            await call.Should().ThrowAsync<ResourceNotFoundException>();
        }
    }

    [MotoFact]
    public async Task An_item_with_unexpected_attributes_causes_no_failure()
    {
        await PutAsync($"claim#{key}", ("Build", new() { S = "ci:1" }), ("FirstAcquired", new() { N = "-1" }));
        await PutAsync($"claim#{key}/2", ("Build", new() { M = new(StringComparer.Ordinal) { ["BuildId"] = new() { S = "ci:1" } } }), ("FirstAcquired", new() { N = "99999999999999999999" }));
        await PutAsync($"claim#{key}/3", ("LeaseEnd", new() { N = "1" }));
        var claims = table.Claims(clock);

        (await claims.AcquireAsync(key)).Should().Be(new BuildClaim { Key = key, State = BuildClaimState.Completed });
        (await claims.AcquireAsync($"{key}/2")).Should().Be(new BuildClaim { Key = $"{key}/2", State = BuildClaimState.Completed, Build = Build });
        var third = await claims.AcquireAsync($"{key}/3");
        (third.State, third.FirstAcquired).Should().Be((BuildClaimState.AcquiredExpired, clock.Now));
        await PutAsync($"group#{key}", ("EventTime", new() { N = clock.Now.AddSeconds(1).UtcTicks.ToString(CultureInfo.InvariantCulture) }), ("Build", new() { NULL = true }));
        (await claims.SupersedeAsync(key, clock.Now, Build)).Should().Be(Build, "the group has a newer build");
    }

    [Fact]
    public async Task A_failed_condition_without_the_existing_item_causes_no_failure()
    {
        using var client = new SilentClient();
        var claims = new DynamoDBBuildClaimStore(client, new() { TableName = ClaimsTable.Name, TimeProvider = clock });

        (await claims.AcquireAsync(key)).Should().Be(new BuildClaim { Key = key, State = BuildClaimState.InProgress });
        (await claims.SupersedeAsync(key, clock.Now, Build)).Should().BeNull("no build is stopped unless the newest build is known");
    }

    private async Task PutAsync(string itemKey, params (string Name, AttributeValue Value)[] attributes) => await table.Client.PutItemAsync(new PutItemRequest
    {
        TableName = ClaimsTable.Name,
        Item = attributes.Append(("Key", new() { S = itemKey })).ToDictionary(attribute => attribute.Item1, attribute => attribute.Item2, StringComparer.Ordinal),
    });

    /// <summary>A client of a service that does not return the existing item when a condition fails.</summary>
    private sealed class SilentClient() : AmazonDynamoDBClient("test", "test")
    {
        public override Task<UpdateItemResponse> UpdateItemAsync(UpdateItemRequest request, CancellationToken cancellationToken = default) =>
            Task.FromException<UpdateItemResponse>(new ConditionalCheckFailedException("The conditional request failed"));
    }
}
