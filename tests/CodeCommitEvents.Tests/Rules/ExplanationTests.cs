using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Tests.Rules;

public sealed class ExplanationTests
{
    private static readonly BuildRules Rules = BuildRules.CreateBuilder()
        .OnPullRequest(pr => pr.InRepository("payments-*").Into("main").Opened().StartBuild("ci"))
        .OnPush(push => push.InRepository("payments-*").ToBranch("main", "release/**").StartBuild("release"))
        .Build();

    [Fact]
    public void A_printed_decision_says_for_each_rule_why_it_did_not_match() =>
        Rules.Evaluate(Given.Push("feature/x")).ToString().ReplaceLineEndings("\n").Should().Be(
            """
            ci: expected a pull request, found referenceUpdated of refs/heads/feature/x
            release: expected branch main or release/**, found feature/x
            """.ReplaceLineEndings("\n"));

    [Fact]
    public void A_rule_that_matches_has_met_every_condition()
    {
        var release = Rules.Evaluate(Given.Push("main")).Explanation.Rules[1];

        release.IsMatch.Should().BeTrue();
        release.ToString().Should().Be("release: matched");
        release.Conditions.Select(condition => (condition.Expected, condition.Actual, condition.Outcome)).Should().Equal(
            ("a push to a branch", "referenceUpdated of refs/heads/main", ConditionOutcome.Match),
            ("repository payments-*", "payments-api", ConditionOutcome.Match),
            ("branch main or release/**", "main", ConditionOutcome.Match),
            ("a commit to build", Given.Commit, ConditionOutcome.Match));
    }

    [Fact]
    public void Cheap_conditions_after_an_unmet_one_are_explained_too() =>
        Rules.Evaluate(Given.Push("develop", repository: "shop")).Explanation.Rules[1].Conditions.Select(condition => condition.Outcome)
            .Should().Equal(ConditionOutcome.Match, ConditionOutcome.NoMatch, ConditionOutcome.NoMatch, ConditionOutcome.Match);

    [Fact]
    public void A_value_that_an_event_does_not_have_is_shown_as_none()
    {
        var push = Given.Push("main") with { RepositoryName = null, CommitId = null };
        var pullRequest = Given.Opened() with { RepositoryName = null, Destination = null, SourceCommit = null };

        Rules.Evaluate(push).Explanation.Rules[1].Conditions.Select(condition => condition.Actual)
            .Should().Equal("referenceUpdated of refs/heads/main", "none", "main", "no commitId");
        Rules.Evaluate(pullRequest).Explanation.Rules[0].Conditions.Select(condition => condition.Actual)
            .Should().Equal("pullRequestCreated", "none", "none", "opened", "no sourceCommit");
        Rules.Evaluate(pullRequest).Explanation.Rules[1].Conditions.Select(condition => condition.Actual)
            .Should().Equal("pullRequestCreated", "none", null, "no sourceCommit");
    }

    [Fact]
    public void An_untrusted_name_cannot_add_a_line()
    {
        var explanation = Rules.Evaluate(Given.Push("x\nrelease: matched\u001b[2K\u202e")).ToString();

        explanation.Should().Contain(@"x\u000arelease: matched\u001b[2K\u202e");
        explanation.ReplaceLineEndings("\n").Split('\n').Should().HaveCount(2);
    }
}
