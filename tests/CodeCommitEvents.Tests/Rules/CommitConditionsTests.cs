using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Tests.Rules;

public sealed class CommitConditionsTests
{
    public static TheoryData<Func<PushRuleBuilder, PushRuleBuilder>, string, bool> Messages => new()
    {
        { push => push.WithCommitMessage("^release"), "release 1.0", true },
        { push => push.WithCommitMessage("^release"), "a release", false },
        { push => push.WithCommitMessage("body$"), "subject\n\nthe body", true },
        { push => push.WithCommitMessage("BODY"), "subject\n\nthe body", false },
        { push => push.WithSkipMarker(), "docs: x [skip ci]", true },
        { push => push.WithSkipMarker(), "docs: x\n\n[CI SKIP]", true },
        { push => push.WithSkipMarker(), "docs: x", false },
        { push => push.WithSkipMarker("[no build]"), "docs: x [No Build]", true },
        { push => push.WithSkipMarker("[no build]"), "docs: x [skip ci]", false },
        { push => push.WithoutSkipMarker(), "docs: x [skip ci]", false },
        { push => push.WithoutSkipMarker(), "docs: x", true },
        { push => push.WithoutSkipMarker("[no build]"), "docs: x [skip ci]", true },
        { push => push.WithoutSkipMarker("[a]", "[b]"), "docs: x [b]", false },
        { push => push.WithCommitType("feat", "fix"), "fix: x", true },
        { push => push.WithCommitType("feat", "fix"), "Feat(api)!: x", true },
        { push => push.WithCommitType("FEAT"), "feat: x", true },
        { push => push.WithCommitType("feat"), "feature: x", false },
        { push => push.WithCommitType("feat"), "fea: x", false },
        { push => push.WithCommitType("feat"), "a feat: x", false },
        { push => push.WithCommitType("feat"), "", false },
        { push => push.WithCommitScope("api/**"), "feat(api/v2): x", true },
        { push => push.WithCommitScope("API"), "feat(api): x", true },
        { push => push.WithCommitScope("*", "!docs"), "feat(Docs): x", false },
        { push => push.WithCommitScope("*", "!docs"), "feat(web): x", true },
        { push => push.WithCommitScope("**"), "feat: x", false },
        { push => push.WithCommitScope("**"), "no commit of the convention", false },
        { push => push.WithBreakingChange(), "feat!: x", true },
        { push => push.WithBreakingChange(), "feat: x\n\nBREAKING CHANGE: y", true },
        { push => push.WithBreakingChange(), "feat: x\n\nit is a BREAKING CHANGE", false },
        { push => push.WithBreakingChange(), "feat: x", false },
        { push => push.WithBreakingChange(), "x!", false },
        { push => push.WithCommitType("feat").WithBreakingChange(), "fix!: x", false },
        { push => push.WithCommitType("feat").WithBreakingChange(), "feat!: x", true },
    };

    public static TheoryData<Func<PushRuleBuilder, PushRuleBuilder>> Conditions
    {
        get
        {
            var data = new TheoryData<Func<PushRuleBuilder, PushRuleBuilder>>();
            data.AddRange(Messages.Select(row => (Func<PushRuleBuilder, PushRuleBuilder>)row[0]).ToArray());
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_push_is_matched_by_the_message_of_its_commit(Func<PushRuleBuilder, PushRuleBuilder> define, string message, bool isMatch)
    {
        Given.Rules(all => all.OnPush(push => define(push).StartBuild("ci"))).Starts(Given.Push("main"), Given.Message(message)).Should().Be(isMatch);
        Given.Rules(all => all.OnPush(push => push.Unless(define).StartBuild("ci"))).Starts(Given.Push("main"), Given.Message(message)).Should().Be(!isMatch);
    }

    [Theory]
    [MemberData(nameof(Conditions))]
    public void Without_a_message_OnMissingFacts_decides(Func<PushRuleBuilder, PushRuleBuilder> define)
    {
        foreach (var meaning in Enum.GetValues<MissingFactsBehavior>())
        {
            var decision = Given.Rules(all => all.OnMissingFacts(meaning).OnPush(push => define(push).StartBuild("ci")))
                .Evaluate(Given.Push("main"), Given.Files("src/a.cs"));

            var excludes = decision.Explanation.Rules[0].Conditions.Any(condition => condition.IsNamed("WithoutSkipMarker"));
            decision.Builds.Count.Should().Be(meaning == MissingFactsBehavior.Match || (meaning == MissingFactsBehavior.PerCondition && excludes) ? 1 : 0);
            decision.NeededFacts.Should().Be(EventFactKinds.Commit);
        }
    }

    [Fact]
    public void Tags_pull_requests_and_comments_have_a_commit_too()
    {
        var rules = Given.Rules(all => all
            .OnTag(tag => tag.WithCommitType("feat").StartBuild("ci"))
            .OnPullRequest(pr => pr.WithCommitType("feat").StartBuild("ci"))
            .OnComment(comment => comment.WithCommitType("feat").StartBuild("ci")));
        ServiceEvent[] events = [Given.FirstPush("refs/tags/v1"), Given.Updated(), Given.Comment(), Given.CommitComment()];

        events.Should().OnlyContain(one => rules.Starts(one, Given.Message("feat: x")));
        events.Should().OnlyContain(one => !rules.Starts(one, Given.Message("fix: x")));
    }

    [Fact]
    public void The_expected_part_of_a_message_is_explained()
    {
        var rules = Given.Rules(all => all.OnPush(push => push
            .WithCommitMessage("^a").WithSkipMarker("[b]", "[c]").WithoutSkipMarker("[d]").WithCommitType("e", "f").WithCommitScope("g", "!h").WithBreakingChange().StartBuild("ci")));

        rules.Evaluate(Given.Push("main")).Explanation.Rules[0].Conditions.Skip(2).Select(one => (one.Name, one.Expected)).Should().Equal(
            ("withCommitMessage", "a commit message that matches /^a/"),
            ("withSkipMarker", "a commit message with [b] or [c]"),
            ("withoutSkipMarker", "a commit message without [d]"),
            ("withCommitType", "a commit of the type e or f"),
            ("withCommitScope", "a commit with the scope g but not h"),
            ("withBreakingChange", "a commit with a breaking change"));
    }

    [Theory]
    [InlineData("fix: x\n\nbody", "fix: x")]
    [InlineData("\n\n  fix: x\r\nbody", "fix: x")]
    [InlineData("fix: x", "fix: x")]
    [InlineData("", "")]
    public void The_explanation_shows_the_first_line_of_the_message(string message, string expected) => Actual(Given.Message(message)).Should().Be(expected);

    [Fact]
    public void The_explanation_shows_the_start_of_a_long_message() =>
        Actual(Given.Message(new string('x', 81))).Should().Be(new string('x', 80) + "…");

    [Fact]
    public void The_explanation_says_why_the_message_is_unknown()
    {
        Actual(EventFacts.None).Should().Be("an unknown commit message (the event does not contain it, and no provider was asked)");
        Actual(new() { CommitProblem = "the clone is gone" }).Should().Be("an unknown commit message (the clone is gone)");
    }

    private static string? Actual(EventFacts facts) =>
        Given.Rules(all => all.OnPush(push => push.WithCommitMessage("y").StartBuild("ci"))).Evaluate(Given.Push("main"), facts).Explanation.Rules[0].Conditions[^1].Actual;
}
