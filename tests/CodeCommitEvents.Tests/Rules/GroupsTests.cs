using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Tests.Rules;

public sealed class GroupsTests
{
    private static readonly EventFacts Source = Given.Files("src/a.cs");

    public static TheoryData<Func<PullRequestRuleBuilder, PullRequestRuleBuilder>, string[]> Verbs => new()
    {
        // Without an activity, the default activities apply.
        { pr => pr.AnyOf(one => one.Into("main"), one => one.Into("develop")), ["pr opened", "pr updated"] },
        { pr => pr.Unless(not => not.Into("develop")), ["pr opened", "pr updated"] },

        // An activity in a group replaces the default activities for this group.
        { pr => pr.AnyOf(one => one.Opened(), one => one.Updated().Touching("src/**")), ["pr opened", "pr updated"] },
        { pr => pr.AnyOf(one => one.Opened(), one => one.Updated().Touching("docs/**")), ["pr opened"] },
        { pr => pr.AnyOf(one => one.Closed(), one => one.MergedBy(MergeOption.Squash)), ["pr closed", "pr squashed"] },
        { pr => pr.AnyOf(one => one.When(PullRequestActivity.Closed, PullRequestActivity.Merged)), ["pr closed", "pr squashed", "pr forwarded", "pr merged somehow"] },
        { pr => pr.AnyOf(one => one.AnyOf(two => two.Approved(), two => two.Closed())), ["pr approved", "pr closed"] },
        { pr => pr.AnyOf(one => one.Closed().Into("main"), one => one.Opened().Into("develop")), ["pr closed"] },

        // The activities of the rule and of a group must both match.
        { pr => pr.When(PullRequestActivity.Opened, PullRequestActivity.Updated).AnyOf(one => one.Updated(), one => one.Closed()), ["pr updated"] },
        { pr => pr.Opened().Unless(not => not.Opened().Into("develop")), ["pr opened"] },
        { pr => pr.When(PullRequestActivity.Opened, PullRequestActivity.Updated).Unless(not => not.Updated()), ["pr opened"] },
        { pr => pr.When(PullRequestActivity.Opened, PullRequestActivity.Updated).Unless(not => not.Updated().Touching("docs/**")), ["pr opened", "pr updated"] },
        { pr => pr.When(PullRequestActivity.Opened, PullRequestActivity.Updated).Unless(not => not.Updated().Touching("src/**")), ["pr opened"] },
    };

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Groups_can_contain_activities(Func<PullRequestRuleBuilder, PullRequestRuleBuilder> define, string[] expected)
    {
        var rules = Given.Rules(all => all.OnPullRequest(pr => define(pr).StartBuild("ci")));

        EveryEvent.ByName.Where(entry => rules.Starts(entry.Value, Source)).Select(entry => entry.Key).Should().BeEquivalentTo(expected);
    }

    [Fact]
    public void Every_kind_of_rule_has_groups()
    {
        var rules = Given.Rules(all => all
            .OnPush(push => push.Unless(not => not.ToBranch("x")).StartBuild("push"))
            .OnTag(tag => tag.AnyOf(one => one.Deleted().WithName("v*"), one => one.Created()).StartBuild("tag"))
            .OnBranch(branch => branch.AnyOf(one => one.Deleted()).StartBuild("branch"))
            .OnComment(comment => comment.AnyOf(one => one.When(CommentActivity.Created, CommentActivity.Edited).OnPullRequest(), one => one.OnCommit()).StartBuild("comment"))
            .OnPullRequest(pr => pr.AnyOf(one => one.Approved(), one => one.Into("main", "release/**")).StartBuild("pr"))
            .OnFinishedBuild(build => build.Unless(not => not.Succeeded()).StartBuild("build"))
            .On<ReferenceDeletedEvent>(deleted => deleted.Unless(not => not.WithEventName("x")).StartBuild("deleted")));
        var started = EveryEvent.ByName.SelectMany(entry => rules.Projects(entry.Value).Select(project => (project, entry.Key))).ToLookup(pair => pair.project, pair => pair.Key, StringComparer.Ordinal);

        started["push"].Should().BeEquivalentTo("branch created", "branch pushed");
        started["tag"].Should().BeEquivalentTo("tag deleted", "tag created");
        started["branch"].Should().BeEquivalentTo("branch deleted");
        started["comment"].Should().BeEquivalentTo("pr comment", "pr comment edited", "commit comment");
        started["pr"].Should().BeEquivalentTo("pr approved", "pr opened", "pr updated");
        started["build"].Should().BeEquivalentTo("build failed", "build stopped", "build timed out", "build faulted");
        started["deleted"].Should().BeEquivalentTo("branch deleted", "tag deleted", "note deleted");
    }

    [Fact]
    public void A_custom_condition_is_called_only_for_events_of_its_type()
    {
        var asked = 0;
        var rules = Given.Rules(all => all.OnPush(push => push.Where(one => ++asked > 0 && one.RepositoryName == "payments-api").StartBuild("ci")));

        rules.Starts(Given.Push("main")).Should().BeTrue();
        rules.Starts(Given.Push("main", "shop")).Should().BeFalse();
        var before = asked;
        rules.Starts(Given.Opened()).Should().BeFalse();
        rules.Evaluate(Given.Opened()).Explanation.Rules[0].Conditions[2].Outcome.Should().Be(ConditionOutcome.NotEvaluated);
        asked.Should().Be(before);
    }

    [Fact]
    public void A_custom_condition_is_called_after_the_cheap_conditions()
    {
        var asked = 0;
        var rules = Given.Rules(all => all.OnPush(push => push.Where(_ => ++asked > 0).Unless(not => not.Where(_ => ++asked < 0)).ToBranch("main").StartBuild("ci")));

        rules.Starts(Given.Push("develop")).Should().BeFalse();
        asked.Should().Be(0);
        rules.Starts(Given.Push("main")).Should().BeTrue();
        asked.Should().Be(2);
    }

    [Fact]
    public void A_custom_condition_is_explained_by_its_source_code()
    {
        var rules = Given.Rules(all => all.OnPush(push => push
            .Where(one => one.CallerUserArn
                is not null)
            .Where(_ => true, "always")
            .Where(_ => true, "bad\u001b\nname")
            .Where(_ => true, null)
            .StartBuild("ci")));

        rules.Evaluate(Given.Push("main")).Explanation.Rules[0].Conditions.Skip(2).Select(one => (one.Name, one.Expected, one.Actual, one.Outcome)).Should().Equal(
            ("where", "one => one.CallerUserArn is not null", "false", ConditionOutcome.NoMatch),
            ("where", "always", null, ConditionOutcome.NotEvaluated),
            ("where", @"bad\u001b name", null, ConditionOutcome.NotEvaluated),
            ("where", "a function", null, ConditionOutcome.NotEvaluated));
    }

    [Fact]
    public void A_custom_condition_that_throws_fails_only_its_rule()
    {
        var problem = new InvalidOperationException("no");
        var rules = Given.Rules(all => all
            .OnPush("first", push => push.Where(_ => throw problem).StartBuild("a").StopProcessing())
            .OnPush("second", push => push.Unless(not => not.Where(_ => throw problem)).Ignore())
            .OnPush("third", push => push.StartBuild("c")));

        var decision = rules.Evaluate(Given.Push("main"));

        decision.Builds.Select(build => build.ProjectName).Should().Equal("c");
        decision.Failures.Should().Equal(new RuleFailure { RuleName = "first", Exception = problem }, new RuleFailure { RuleName = "second", Exception = problem });
        decision.Explanation.Rules.Select(rule => (rule.IsMatch, rule.Outcome, rule.ToString())).Should().Equal(
            (false, ConditionOutcome.Unknown, "first: expected _ => throw problem, found an exception (InvalidOperationException)"),
            (false, ConditionOutcome.Unknown, "second: expected not _ => throw problem, found an exception (InvalidOperationException)"),
            (true, ConditionOutcome.Match, "third: matched"));
    }

    [Fact]
    public void A_custom_condition_is_not_called_if_an_earlier_alternative_matches() =>
        Given.Rules(all => all.OnPush(push => push.AnyOf(one => one.ToBranch("main"), one => one.Where(_ => throw new InvalidOperationException())).StartBuild("ci")))
            .Evaluate(Given.Push("main")).Failures.Should().BeEmpty();
}
