using System.Text;
using System.Text.Json.Nodes;
using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Testing;
using CodeCommitEvents.Tests.Rules;
using Snippets;

namespace CodeCommitEvents.Tests.Dispatching;

public sealed class BuildAgainTests
{
    private static readonly BuildRules Rules = Given.Rules(all => all
        .OnPush("release", push => push.StartBuild("ci"))
        .OnComment("again", comment => comment.Saying("/build").StartBuild("ci")));

    private static readonly ReferenceUpdatedEvent Push = FakeEvents.ReferenceUpdated();

    private readonly FakeBuildStarter starter = new();
    private readonly InMemoryBuildClaimStore claims = new();

    [Fact]
    public async Task After_its_claim_is_forgotten_a_change_is_built_again_with_another_token()
    {
        var dispatcher = new BuildDispatcher(Rules, starter, new() { Claims = claims });
        var first = await dispatcher.DispatchAsync(Push);
        var duplicate = await dispatcher.DispatchAsync(Push);

        (await claims.ForgetAsync(duplicate.Builds[0].ClaimKey!)).Should().BeTrue();
        var again = await dispatcher.DispatchAsync(Push);
        var last = await dispatcher.DispatchAsync(Push);

        new[] { first, duplicate, again, last }.Select(dispatched => dispatched.Builds[0].Outcome).Should().Equal(
            DispatchOutcome.Started, DispatchOutcome.Duplicate, DispatchOutcome.Started, DispatchOutcome.Duplicate);
        starter.Started.Select(request => request.IdempotencyToken).Should().HaveCount(2).And.OnlyHaveUniqueItems();
        again.Builds[0].Request.EnvironmentVariables["CODECOMMIT_TOKEN"].Value.Should().Be(again.Builds[0].Request.IdempotencyToken);
        last.Builds[0].Started.Should().Be(again.Builds[0].Started);
        last.Builds[0].ClaimKey.Should().Be(first.Builds[0].ClaimKey);
    }

    [Fact]
    public async Task The_key_in_the_log_line_of_a_started_build_and_the_event_itself_are_enough_to_build_it_again()
    {
        var logger = new RecordingLogger();
        var dispatcher = new BuildDispatcher(Rules, starter, new() { Claims = claims, Logger = logger });
        await dispatcher.DispatchAsync(Push);

        var again = await BuildForms.BuildAgainAsync(dispatcher, claims, logger.FieldsOf(1)["ClaimKey"]!, FakePayloads.EventBridgeToLambda(Push));

        again.Events.Single().Builds.Single().Outcome.Should().Be(DispatchOutcome.Started);
        starter.Started.Should().HaveCount(2);
    }

    [Fact]
    public async Task An_event_that_an_archive_replays_is_the_same_change_and_is_built_again_after_its_claim_was_forgotten()
    {
        var dispatcher = new BuildDispatcher(Rules, starter, new() { Claims = claims });
        var first = await dispatcher.DispatchAsync(Push);
        var envelope = JsonNode.Parse(FakePayloads.EventBridgeToLambda(Push))!.AsObject();
        envelope["replay-name"] = "again";
        var replayed = Encoding.UTF8.GetBytes(envelope.ToJsonString());

        var duplicate = await dispatcher.DispatchAsync(replayed);
        await claims.ForgetAsync(first.Builds[0].ClaimKey!);
        var again = await dispatcher.DispatchAsync(replayed);

        duplicate.Events.Single().Builds.Single().Outcome.Should().Be(DispatchOutcome.Duplicate);
        again.Events.Single().Builds.Single().Outcome.Should().Be(DispatchOutcome.Started);
    }

    [Fact]
    public async Task A_key_that_has_no_claim_builds_nothing_again()
    {
        var dispatcher = new BuildDispatcher(Rules, starter, new() { Claims = claims });

        var mistyped = () => BuildForms.BuildAgainAsync(dispatcher, claims, "0123", FakePayloads.EventBridgeToLambda(Push));

        await mistyped.Should().ThrowAsync<ArgumentException>();
        starter.Started.Should().BeEmpty();
    }

    [Fact]
    public async Task The_claim_of_a_build_says_which_rule_started_which_build_for_which_change()
    {
        var dispatched = await new BuildDispatcher(Rules, starter, new() { Claims = claims }).DispatchAsync(Push);

        (await claims.FindAsync(dispatched.Builds[0].ClaimKey!)).Should().BeEquivalentTo(new
        {
            State = BuildClaimState.Completed,
            RuleName = "release",
            ProjectName = "ci",
            Change = BuildCause.FromEvent(Push).ToString(),
            Build = starter.Builds[0],
        });
    }

    [Fact]
    public async Task Each_comment_with_a_command_builds_again()
    {
        var dispatcher = new BuildDispatcher(Rules, starter);

        await dispatcher.DispatchAsync(FakeEvents.CommentOnPullRequestCreated("/build", seed: 1));
        await dispatcher.DispatchAsync(FakeEvents.CommentOnPullRequestCreated("/build", seed: 2));

        starter.Started.Should().HaveCount(2);
    }
}
