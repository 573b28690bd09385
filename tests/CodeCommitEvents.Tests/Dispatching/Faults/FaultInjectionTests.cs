using System.Globalization;
using System.Text;
using System.Text.Json;
using CodeCommitEvents.Building;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;
using CodeCommitEvents.Tests.Rules;
using Xunit.Abstractions;

namespace CodeCommitEvents.Tests.Dispatching;

/// <summary>
/// Sends 10,000 deliveries of 4,000 changes in random order to instances that can crash. A simulated queue and a simulated topic deliver
/// and retry as SQS and Lambda do. The time is also simulated.
/// </summary>
public sealed class FaultInjectionTests(ITestOutputHelper output)
{
    private const int Changes = 4_000;
    private const int Deliveries = 10_000;
    private const int MostAtOnce = 16;
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private static readonly BuildRules Rules = Given.Rules(all => all
        .OnPush("ci", push => push.ToBranch("main").StartBuild("ci"))
        .OnPush("release", push => push.ToBranch("main").InRepository("payments-*").StartBuild("release", build => build.AsBatch()))
        .OnPullRequest("pr", pr => pr.StartBuild("pr").Notify("team"))
        .OnPush("pushed", push => push.InRepository("shop").Notify("team")));

    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 5)]
    [InlineData(3, 0)]
    public async Task Every_build_and_notification_that_the_rules_request_is_started_and_sent_exactly_once(int seed, int tokenLifetimeInMinutes)
    {
        var changes = MakeChanges();
        var decisions = changes.Select(change => Rules.Evaluate(change)).ToList();
        var expected = decisions.SelectMany(decision => decision.Builds.Concat(decision.Notifications.Select(MortalInstance.ToBuild))).Select(Key).ToList();
        var clock = new Clock();

        var service = await RunAsync(changes, clock, new InMemoryBuildClaimStore(clock, capacity: 100_000), seed, TimeSpan.FromMinutes(tokenLifetimeInMinutes));

        service.Started.Select(Key).Order().Should().Equal(expected.Order());
        service.Started.Select(request => request.IdempotencyToken).Should().OnlyHaveUniqueItems();
        expected.Should().OnlyHaveUniqueItems().And.HaveCountGreaterThan(Changes / 2);
    }

    [Fact]
    public async Task Without_claims_the_same_faults_start_builds_twice()
    {
        var service = await RunAsync(MakeChanges(), new Clock(), new ForgetfulClaimStore(), seed: 1, TimeSpan.FromMinutes(5));

        service.Started.GroupBy(Key).Count(same => same.Count() > 1).Should().BePositive();
    }

    private async Task<FaultyCodeBuild> RunAsync(ServiceEvent[] changes, Clock clock, IBuildClaimStore claims, int seed, TimeSpan tokenLifetime)
    {
        var random = new Random(seed);
        var service = new FaultyCodeBuild(clock, seed, tokenLifetime);
        var due = new PriorityQueue<Invocation, DateTimeOffset>();
        foreach (var invocation in Invocations(changes, random))
        {
            due.Enqueue(invocation, Start.AddSeconds(random.Next(3_600)));
        }

        var (invocations, crashes) = (0, 0);
        while (due.TryPeek(out _, out var next))
        {
            clock.Now = next > clock.Now ? next : clock.Now;
            var now = new List<Invocation>();
            while (now.Count < MostAtOnce && due.TryPeek(out _, out var moment) && moment <= clock.Now.AddSeconds(1))
            {
                now.Add(due.Dequeue());
            }

            var instances = now.Select(_ => new MortalInstance(service, claims, random.Next())).ToList();
            var failed = await Task.WhenAll(now.Zip(instances, (invocation, instance) => Task.Run(() => InvokeAsync(invocation, instance, clock))));
            invocations += now.Count;
            crashes += instances.Count(instance => instance.IsDead);
            for (var index = 0; index < now.Count; index++)
            {
                if (failed[index] is { } again)
                {
                    due.Enqueue(again with { Attempt = again.Attempt + 1 }, clock.Now + again.Delay);
                }
            }
        }

        output.WriteLine($"{invocations} invocations, {crashes} crashes, {service.Calls} starts of which {service.Failures} failed, {service.Lookups} look-ups, {service.Started.Count} builds");
        return service;
    }

    /// <summary>Calls the function. Returns an invocation with the records that must be delivered again. Null if there are none.</summary>
    private static async Task<Invocation?> InvokeAsync(Invocation invocation, MortalInstance instance, Clock clock)
    {
        var dispatcher = new BuildDispatcher(Rules, instance, new() { Claims = instance, Channels = { ["team"] = instance }, TimeProvider = clock, ClaimWaitTime = TimeSpan.Zero });
        try
        {
            using var answer = await dispatcher.HandleLambdaAsync(invocation.Payload());
            using var json = await JsonDocument.ParseAsync(answer);
            var failed = json.RootElement.GetProperty("batchItemFailures").EnumerateArray().Select(item => item.GetProperty("itemIdentifier").GetString()!).ToHashSet(StringComparer.Ordinal);
            return instance.IsDead ? invocation
                : failed.Count > 0 ? invocation with { Records = [.. invocation.Records.Where(record => failed.Contains(record.Id))] }
                : null;
        }
        catch (DispatchException)
        {
            return invocation;
        }
    }

    /// <summary>All deliveries in random order: batches of a queue and single messages of a topic.</summary>
    private static IEnumerable<Invocation> Invocations(ServiceEvent[] changes, Random random)
    {
        var deliveries = Enumerable.Range(0, Deliveries).Select(number => Delivery(number, changes[number < Changes ? number : random.Next(Changes)])).ToArray();
        random.Shuffle(deliveries);
        for (var at = 0; at < deliveries.Length;)
        {
            var isQueue = random.Next(2) == 0;
            var count = isQueue ? random.Next(1, 11) : 1;
            yield return new(isQueue, [.. deliveries.Skip(at).Take(count)]);
            at += count;
        }
    }

    private static Record Delivery(int number, ServiceEvent change)
    {
        EventEnvelope envelope = number % 2 == 0 ? new NotificationEnvelope((CodeCommitEvent)change) : new EventBridgeEnvelope((CodeCommitEvent)change);
        return new(number.ToString(CultureInfo.InvariantCulture), EventWriter.WriteString(new() { Event = change, Envelope = envelope }));
    }

    private static ServiceEvent[] MakeChanges() =>
    [
        .. Enumerable.Range(0, Changes).Select<int, ServiceEvent>(number => (number % 4) switch
        {
            0 => Given.Push("main", "payments-api") with { OldCommitId = Commit(number - 1), CommitId = Commit(number), Account = "111122223333", Region = "eu-central-1", Time = Start.AddSeconds(number) },
            1 => Given.Push("main", "shop") with { OldCommitId = Commit(number - 1), CommitId = Commit(number), Account = "111122223333", Region = "eu-central-1", Time = Start.AddSeconds(number) },
            2 => Given.Opened() with { PullRequestId = $"{number}", SourceCommit = Commit(number), Account = "111122223333", Region = "eu-central-1", Time = Start.AddSeconds(number) },
            _ => Given.Push($"feature/{number}") with { CommitId = Commit(number), Account = "111122223333", Region = "eu-central-1", Time = Start.AddSeconds(number) },
        }),
    ];

    private static string Commit(int number) => number.ToString("x40", CultureInfo.InvariantCulture);

    private static (string, string?, bool) Key(BuildRequest request) => (request.ProjectName, request.SourceVersion, request.IsBatch);

    private sealed record Record(string Id, string Message);

    /// <summary>
    /// One call of the function. A queue delivers a record again after the visibility timeout. For a message of a topic, Lambda retries
    /// after one minute and after two minutes, and then moves the message to the dead-letter queue. The test sends it again from there.
    /// </summary>
    private sealed record Invocation(bool IsQueue, Record[] Records)
    {
        public int Attempt { get; init; }

        public TimeSpan Delay => IsQueue ? TimeSpan.FromSeconds(90) : TimeSpan.FromMinutes((Attempt % 3) switch { 0 => 1, 1 => 2, _ => 15 });

        public MemoryStream Payload()
        {
            var records = Records.Select(record => IsQueue
                ? $$"""{"messageId":"{{record.Id}}","eventSource":"aws:sqs","body":{{JsonSerializer.Serialize(record.Message)}}}"""
                : $$$"""{"EventSource":"aws:sns","Sns":{"Type":"Notification","MessageId":"{{{record.Id}}}","Message":{{{JsonSerializer.Serialize(record.Message)}}}}}""");
            return new(Encoding.UTF8.GetBytes($$"""{"Records":[{{string.Join(',', records)}}]}"""));
        }
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = Start;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
