using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Tests.Rules;

public sealed class TextConditionsTests
{
    public static TheoryData<Func<PullRequestRuleBuilder, PullRequestRuleBuilder>, string?, bool> Titles => new()
    {
        { pr => pr.TitleContaining("[WIP]"), "[WIP] refunds", true },
        { pr => pr.TitleContaining("[WIP]"), "refunds [wip]", true },
        { pr => pr.TitleContaining("[WIP]"), "WIP refunds", false },
        { pr => pr.TitleContaining("draft", "[WIP]"), "a DRAFT", true },
        { pr => pr.TitleContaining("draft", "[WIP]"), "[wip]", true },
        { pr => pr.TitleContaining("draft", "[WIP]"), "done", false },
        { pr => pr.TitleContaining("x"), "", false },
        { pr => pr.TitleContaining("x"), null, false },
        { pr => pr.TitleMatching("^JIRA-[0-9]+"), "JIRA-12 refunds", true },
        { pr => pr.TitleMatching("^JIRA-[0-9]+"), "refunds JIRA-12", false },
        { pr => pr.TitleMatching("JIRA-[0-9]+"), "refunds JIRA-12", true },
        { pr => pr.TitleMatching("JIRA"), "jira", false },
        { pr => pr.TitleMatching("(?i:JIRA)"), "jira", true },
        { pr => pr.TitleMatching("."), null, false },
        { pr => pr.TitleMatching("^$"), null, true },
    };

    public static TheoryData<Func<PushRuleBuilder, PushRuleBuilder>, ServiceEvent, bool> Merges => new()
    {
        { push => push.ByMerge(), Given.Merge(MergeOption.Squash), true },
        { push => push.ByMerge(), Given.Merge(null), false },
        { push => push.ByMerge(), Given.Push("main"), false },
        { push => push.ByMerge(), Given.FirstPush("main"), false },
        { push => push.ByMerge(MergeOption.Squash), Given.Merge(MergeOption.Squash), true },
        { push => push.ByMerge(MergeOption.Squash), Given.Merge(new("squash_merge")), true },
        { push => push.ByMerge(MergeOption.Squash), Given.Merge(MergeOption.ThreeWay), false },
        { push => push.ByMerge(MergeOption.Squash, MergeOption.ThreeWay), Given.Merge(MergeOption.ThreeWay), true },
        { push => push.ByMerge(MergeOption.Squash, MergeOption.ThreeWay), Given.Merge(MergeOption.FastForward), false },
        { push => push.Unless(not => not.ByMerge()), Given.Push("main") with { OldCommitId = Given.Commit }, true },
        { push => push.Unless(not => not.ByMerge()), Given.FirstPush("main"), true },
        { push => push.Unless(not => not.ByMerge(MergeOption.Squash)), Given.Merge(MergeOption.ThreeWay), true },

        // A trigger does not say whether CodeCommit merged.
        { push => push.Unless(not => not.ByMerge()), Given.Push("main"), false },
        { push => push.Unless(not => not.ByMerge(MergeOption.Squash)), Given.Push("main"), false },
        { push => push.Unless(not => not.ByMerge()), Given.Merge(null), false },
        { push => push.Unless(not => not.ByMerge()), Given.Merge(MergeOption.Squash), false },
    };

    [Theory]
    [MemberData(nameof(Titles))]
    public void A_pull_request_is_matched_by_its_title(Func<PullRequestRuleBuilder, PullRequestRuleBuilder> define, string? title, bool isMatch)
    {
        var opened = Given.Opened() with { Title = title, Description = "[WIP] JIRA-1 draft x" };

        Given.Rules(all => all.OnPullRequest(pr => define(pr).StartBuild("ci"))).Starts(opened).Should().Be(isMatch);
        Given.Rules(all => all.OnPullRequest(pr => pr.Unless(define).StartBuild("ci"))).Starts(opened).Should().Be(!isMatch);
    }

    [Theory]
    [InlineData("needs BUILD", true, false)]
    [InlineData("needs build", true, true)]
    [InlineData("no", false, false)]
    [InlineData(null, false, false)]
    public void A_pull_request_is_matched_by_its_description(string? description, bool contains, bool matches)
    {
        var opened = Given.Opened() with { Title = "build", Description = description };

        Given.Rules(all => all.OnPullRequest(pr => pr.DescriptionContaining("nothing", "build").StartBuild("ci"))).Starts(opened).Should().Be(contains);
        Given.Rules(all => all.OnPullRequest(pr => pr.DescriptionMatching("b.ild$").StartBuild("ci"))).Starts(opened).Should().Be(matches);
    }

    [Fact]
    public void The_expected_and_the_actual_text_are_explained()
    {
        var rules = Given.Rules(all => all.OnPullRequest(pr => pr
            .TitleContaining("a", "b").TitleMatching("^c").DescriptionContaining("d").DescriptionMatching("e").StartBuild("ci")));

        rules.Evaluate(Given.Opened() with { Title = new string('a', 81) }).Explanation.Rules[0].Conditions.Skip(2).SkipLast(1)
            .Select(one => (one.Name, one.Expected, one.Actual, one.Outcome)).Should().Equal(
                ("titleContaining", "a title that contains a or b", new string('a', 80) + "…", ConditionOutcome.Match),
                ("titleMatching", "a title that matches /^c/", new string('a', 80) + "…", ConditionOutcome.NoMatch),
                ("descriptionContaining", "a description that contains d", "none", ConditionOutcome.NoMatch),
                ("descriptionMatching", "a description that matches /e/", "none", ConditionOutcome.NoMatch));
    }

    [Theory]
    [MemberData(nameof(Merges))]
    public void A_push_is_a_merge_only_if_CodeCommit_made_it(Func<PushRuleBuilder, PushRuleBuilder> define, ServiceEvent serviceEvent, bool isMatch) =>
        Given.Rules(all => all.OnPush(push => define(push).StartBuild("ci"))).Starts(serviceEvent).Should().Be(isMatch);

    [Fact]
    public void The_expected_and_the_actual_merge_are_explained()
    {
        var rules = Given.Rules(all => all.OnPush(push => push.ByMerge().ByMerge(MergeOption.Squash, MergeOption.ThreeWay).StartBuild("ci")));

        rules.Evaluate(Given.Merge(MergeOption.FastForward)).Explanation.Rules[0].Conditions.Skip(1).SkipLast(1)
            .Select(one => (one.Name, one.Expected, one.Actual, one.Outcome)).Should().Equal(
                ("byMerge", "a merge by CodeCommit", "FAST_FORWARD_MERGE", ConditionOutcome.Match),
                ("byMerge", "a merge by SQUASH_MERGE or THREE_WAY_MERGE", "FAST_FORWARD_MERGE", ConditionOutcome.NoMatch));
        rules.Evaluate(Given.Push("main") with { OldCommitId = Given.Commit }).Explanation.Rules[0].Conditions[1].Actual.Should().Be("no merge");
        rules.Evaluate(Given.Push("main")).Explanation.Rules[0].Conditions[1].Should().BeEquivalentTo(
            new { Actual = "an unknown cause (triggers do not say whether CodeCommit merged)", Outcome = ConditionOutcome.Unknown });
        Given.Rules(all => all.OnPullRequest(pr => pr.MergedBy(MergeOption.Squash).StartBuild("ci"))).Evaluate(Given.Merged(null)).Explanation.Rules[0].Conditions[1].Actual
            .Should().Be("a merge with an unknown option");
    }

    [Fact]
    public void A_later_change_of_an_array_does_not_change_the_rule()
    {
        string[] texts = ["a"];
        MergeOption[] options = [MergeOption.Squash];
        MergeOption[] merges = [MergeOption.Squash];
        BuildStatus[] statuses = [BuildStatus.Failed];
        CallerPattern[] callers = [CallerPattern.Role("maintainers")];
        string[] types = ["feat"];
        var rules = Given.Rules(all => all
            .OnPullRequest(pr => pr.TitleContaining(texts).StartBuild("title"))
            .OnPullRequest(pr => pr.MergedBy(options).StartBuild("merged"))
            .OnPush(push => push.ByMerge(merges).StartBuild("merge"))
            .OnPush(push => push.By(callers).StartBuild("by"))
            .OnPush(push => push.WithCommitType(types).StartBuild("type"))
            .OnFinishedBuild(build => build.EndedWith(statuses).StartBuild("ended")));
        (texts[0], options[0], merges[0], statuses[0], callers[0], types[0]) =
            ("z", MergeOption.ThreeWay, MergeOption.ThreeWay, BuildStatus.Succeeded, CallerPattern.Role("guests"), "fix");

        rules.Projects(Given.Opened() with { Title = "a" }).Should().Equal("title");
        rules.Projects(Given.Merged(MergeOption.Squash)).Should().Equal("merged");
        rules.Projects(Given.Merge(MergeOption.Squash) with { CallerUserArn = new(Given.Maintainer) }, Given.Message("feat: x")).Should().Equal("merge", "by", "type");
        rules.Projects(Given.Build(BuildStatus.Failed)).Should().Equal("ended");
    }

    [Fact]
    public void A_later_call_on_a_rule_builder_does_not_change_the_rule()
    {
        var rules = Given.Rules(all => all.OnPullRequest(pr =>
        {
            PullRequestRuleBuilder? group = null;
            var rule = pr.Closed().AnyOf(one => group = one.Opened(), one => one.Closed()).StartBuild("ci");
            pr.Into("develop");
            group!.Into("develop");
            return rule;
        }));

        rules.Starts(Given.StatusChanged(PullRequestStatus.Closed)).Should().BeTrue();
        rules.Starts(Given.Opened()).Should().BeFalse();
        rules.Starts(Given.Merged(null)).Should().BeFalse();
    }
}
