using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Testing;
using CodeCommitEvents.Tests.Rules;

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
