using System.Net.Sockets;
using Amazon.DynamoDBv2;
using CodeCommitEvents.Building;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.DynamoDB.Tests;

/// <summary>DynamoDB can answer a throttled call with status 400 in XML, in which the SDK finds no error code.</summary>
public sealed class ThrottledTests
{
    private static readonly StartedBuild Build = new() { BuildId = "ci:b1" };

    [Fact]
    public async Task A_write_that_is_throttled_without_an_error_code_is_repeated()
    {
        await using var table = new ThrottledTable(throttled: 2);
        var claims = table.Claims();

        var claim = await claims.AcquireAsync("token-1");
        table.Throttle(2);
        await claims.CompleteAsync(claim, Build);
        table.Throttle(2);
        await claims.ReleaseAsync(claim, mayHaveStarted: false);
        table.Throttle(2);
        await claims.SupersedeAsync("ci", DateTimeOffset.UnixEpoch, Build);

        claim.State.Should().Be(BuildClaimState.Acquired);
        table.Operations.Should().Equal(Enumerable.Repeat("UpdateItem", 6).Concat(Enumerable.Repeat("DeleteItem", 3)).Concat(Enumerable.Repeat("UpdateItem", 3)));
    }

    [Fact]
    public async Task While_the_table_is_throttled_nothing_starts_and_the_failure_is_transient()
    {
        await using var table = new ThrottledTable(throttled: int.MaxValue);
        var rules = BuildRules.CreateBuilder().OnPush(push => push.StartBuild("ci")).Build();
        var dispatcher = new BuildDispatcher(rules, new DryRunBuildStarter(), new() { Claims = table.Claims() });
        var pushed = new ReferenceUpdatedEvent
        {
            Reference = GitReference.Branch("main"),
            CommitId = "e1052903b95155b2ea54b0d2e40a1e0d5ac8d1f3",
            RepositoryName = "payments",
        };

        var failed = (await dispatcher.DispatchAsync(pushed)).Builds.Single();
        table.Throttle(0);
        var retried = (await dispatcher.DispatchAsync(pushed)).Builds.Single();

        (failed.Outcome, failed.CanBeRetried, failed.Started).Should().Be((DispatchOutcome.Failed, true, null));
        retried.Outcome.Should().Be(DispatchOutcome.Started);
    }

    /// <summary>A table that throttles a number of calls, and answers the others with an empty object.</summary>
    private sealed class ThrottledTable : LoopbackServer
    {
        private readonly List<string> operations = [];
        private readonly AmazonDynamoDBClient client;
        private int throttled;

        public ThrottledTable(int throttled)
        {
            this.throttled = throttled;
            client = new("test", "test", new AmazonDynamoDBConfig { ServiceURL = Url.ToString(), AuthenticationRegion = "eu-central-1", MaxErrorRetry = 0 });
        }

        public IReadOnlyList<string> Operations => operations;

        public DynamoDBBuildClaimStore Claims() => new(client, new() { TableName = "claims" });

        public void Throttle(int calls) => throttled = calls;

        public override async ValueTask DisposeAsync()
        {
            client.Dispose();
            await base.DisposeAsync();
        }

        protected override async Task ServeAsync(TcpClient connection)
        {
            var stream = connection.GetStream();
            while (await HttpExchange.ReadAsync(stream, Stopping) is var (headers, _))
            {
                operations.Add(headers["X-Amz-Target"].Split('.')[1]);
                var response = throttled-- > 0
                    ? HttpExchange.Response(400, "text/xml", HttpExchange.ThrottledInXml)
                    : HttpExchange.Response(200, "application/x-amz-json-1.0", "{}");
                await stream.WriteAsync(response, Stopping);
            }
        }
    }
}
