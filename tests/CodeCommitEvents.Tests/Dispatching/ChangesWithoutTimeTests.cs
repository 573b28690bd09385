using System.Text;
using System.Text.Json;
using CodeCommitEvents.Building;
using CodeCommitEvents.Rules;
using CodeCommitEvents.Testing;
using CodeCommitEvents.Tests.Rules;
using Microsoft.Extensions.Time.Testing;

namespace CodeCommitEvents.Tests.Dispatching;

/// <summary>
/// Events whose time is missing or cannot be read, such as a bare <c>detail</c> object. Another mark of the moment replaces the time. If
/// there is none, the change is remembered only for the lease of its claim.
/// </summary>
public sealed class ChangesWithoutTimeTests
{
    private const string There = """{"event":"referenceUpdated","repositoryName":"shop","referenceFullName":"refs/heads/main","oldCommitId":"a","commitId":"b"}""";
    private const string Back = """{"event":"referenceUpdated","repositoryName":"shop","referenceFullName":"refs/heads/main","oldCommitId":"b","commitId":"a"}""";

    private static readonly BuildRules Rules = Given.Rules(all => all
        .OnPush(push => push.StartBuild("ci"))
        .OnPullRequest(pr => pr.When(PullRequestActivity.Opened, PullRequestActivity.Approved).StartBuild("ci"))
        .OnComment(comment => comment.StartBuild("ci")));

    private readonly FakeTimeProvider time = new(new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
    private readonly FakeBuildStarter starter = new();
    private readonly BuildDispatcher dispatcher;

    public ChangesWithoutTimeTests() => dispatcher = new(Rules, starter, new() { TimeProvider = time, HttpVerifier = new AcceptingVerifier() });

    [Fact]
    public async Task A_branch_that_moves_there_and_back_and_there_again_has_three_builds_if_each_message_has_an_id()
    {
        await DispatchAsync(Queue("1", There));
        await DispatchAsync(Queue("2", Back));
        await DispatchAsync(Queue("3", There));
        time.Advance(TimeSpan.FromDays(1));
        await DispatchAsync(Queue("3", There));

        starter.Started.Should().HaveCount(3);
    }

    [Fact]
    public async Task Several_events_in_one_message_or_payload_are_several_changes()
    {
        await DispatchAsync(Queue("1", $"[{There},{Back},{There}]"));
        starter.Started.Should().HaveCount(3);
        await DispatchAsync(Queue("1", $"[{There},{Back},{There}]"));
        starter.Started.Should().HaveCount(3);

        await DispatchAsync($"[{There},{Back},{There}]");
        starter.Started.Should().HaveCount(6);
    }

    [Fact]
    public async Task One_SNS_message_in_two_queues_is_one_change()
    {
        var message = $$"""{"Type":"Notification","MessageId":"m","TopicArn":"arn:aws:sns:eu-west-1:111122223333:t","Message":{{Text(There)}}}""";

        await DispatchAsync(Queue("1", message));
        await DispatchAsync(Queue("2", message));
        await DispatchAsync(message);

        starter.Started.Should().ContainSingle();
    }

    [Fact]
    public async Task Without_any_mark_a_change_is_a_duplicate_only_within_the_lease()
    {
        await DispatchAsync(There);
        time.Advance(InMemoryBuildClaimStore.DefaultLease - TimeSpan.FromTicks(1));
        var within = await DispatchAsync(There);
        time.Advance(TimeSpan.FromTicks(1));
        var later = await DispatchAsync(There);

        (within, later).Should().Be((DispatchOutcome.Duplicate, DispatchOutcome.Started));
        starter.Started.Select(request => request.IdempotencyToken).Should().HaveCount(2).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task Without_any_mark_a_retry_within_the_lease_has_the_token_of_the_first_attempt()
    {
        starter.LoseResponse(times: 1);

        var first = await DispatchAsync(There);
        time.Advance(TimeSpan.FromMinutes(1));
        var retry = await DispatchAsync(There);

        (first, retry).Should().Be((DispatchOutcome.Failed, DispatchOutcome.Started));
        starter.Started.Should().ContainSingle();
        starter.Requests.Select(request => request.IdempotencyToken).Should().HaveCount(2).And.AllBeEquivalentTo(starter.Started[0].IdempotencyToken);
    }

    [Theory]
    [InlineData("""{"event":"pullRequestCreated","pullRequestId":"7","repositoryNames":["shop"],"sourceCommit":"a","lastModifiedDate":"Sat May 21 15:56:38 UTC 2022"}""")]
    [InlineData("""{"event":"commentOnPullRequestCreated","pullRequestId":"7","commentId":"c","repositoryName":"shop","afterCommitId":"a"}""")]
    public async Task A_mark_in_the_event_itself_is_remembered_for_as_long_as_a_time(string detail)
    {
        await DispatchAsync(detail);
        time.Advance(TimeSpan.FromDays(1));
        var later = await DispatchAsync(detail);
        var other = await DispatchAsync(detail.Replace("15:56:38", "15:56:39", StringComparison.Ordinal).Replace("\"c\"", "\"d\"", StringComparison.Ordinal));

        (later, other).Should().Be((DispatchOutcome.Duplicate, DispatchOutcome.Started));
    }

    [Fact]
    public async Task The_last_change_of_a_pull_request_is_not_the_moment_of_an_approval()
    {
        const string Approval = """{"event":"pullRequestApprovalStateChanged","approvalStatus":"APPROVE","callerUserArn":"arn:aws:iam::111122223333:user/mary","pullRequestId":"7","repositoryNames":["shop"],"sourceCommit":"a","lastModifiedDate":"Sat May 21 15:56:38 UTC 2022"}""";

        await DispatchAsync(Approval);
        time.Advance(TimeSpan.FromDays(1));

        (await DispatchAsync(Approval)).Should().Be(DispatchOutcome.Started);
    }

    [Fact]
    public async Task If_the_time_of_an_event_cannot_be_read_its_id_on_the_bus_replaces_it()
    {
        string Event(string id) => $$"""{"version":"0","id":"{{id}}","detail-type":"CodeCommit Repository State Change","source":"aws.codecommit","account":"111122223333","time":"yesterday","region":"eu-west-1","resources":[],"detail":{{There}}}""";

        await DispatchAsync(Event("1"));
        time.Advance(TimeSpan.FromDays(1));

        (await DispatchAsync(Event("1")), await DispatchAsync(Event("2"))).Should().Be((DispatchOutcome.Duplicate, DispatchOutcome.Started));
    }

    [Fact]
    public async Task One_raw_SNS_message_in_several_HTTP_requests_is_one_change_and_another_message_is_another_change()
    {
        string Request(string header, string id, string requestId) =>
            $$"""{"requestContext":{"requestId":"{{requestId}}"},"headers":{"host":"x","{{header}}":"{{id}}"},"body":{{Text(There)}},"isBase64Encoded":false}""";

        (await DispatchAsync(Request("x-amz-sns-message-id", "1", "a"))).Should().Be(DispatchOutcome.Started);
        time.Advance(TimeSpan.FromDays(1));
        (await DispatchAsync(Request("X-Amz-Sns-Message-Id", "1", "b"))).Should().Be(DispatchOutcome.Duplicate);
        (await DispatchAsync(Request("x-amz-sns-message-id", "2", "c"))).Should().Be(DispatchOutcome.Started);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Changes_that_are_put_on_a_bus_in_the_same_second_are_different_changes(bool fromQueue)
    {
        string OnBus(string id, string detail) =>
            $$"""{"version":"0","id":"{{id}}","detail-type":"CodeCommit Copy","source":"acme.ci","account":"111122223333","time":"2026-01-02T03:04:05Z","region":"eu-west-1","resources":[],"detail":{{detail}}}""";
        string Message(string id, string body) =>
            fromQueue ? OnBus("bus", $$"""{"messageId":"{{id}}","eventSource":"aws:sqs","body":{{Text(body)}}}""") : OnBus(id, body);

        await DispatchAsync(Message("1", There));
        await DispatchAsync(Message("2", Back));
        await DispatchAsync(Message("3", There));
        time.Advance(TimeSpan.FromDays(1));
        await DispatchAsync(Message("3", There));

        starter.Started.Should().HaveCount(3);
    }

    private static string Text(string json) => JsonSerializer.Serialize(json);

    private static string Queue(string id, string body) => $$"""{"Records":[{"messageId":"{{id}}","eventSource":"aws:sqs","body":{{Text(body)}}}]}""";

    /// <summary>Dispatches a payload and returns the outcome of its first build.</summary>
    private async Task<DispatchOutcome> DispatchAsync(string payload) =>
        (await dispatcher.DispatchAsync(Encoding.UTF8.GetBytes(payload))).Events[0].Builds.Single().Outcome;
}
