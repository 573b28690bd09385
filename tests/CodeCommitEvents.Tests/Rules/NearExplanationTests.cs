using System.Text.Json;
using CodeCommitEvents.Events;
using CodeCommitEvents.RuleDocuments;
using CodeCommitEvents.Testing;
using CodeCommitEvents.Tests.Dispatching;

namespace CodeCommitEvents.Tests.Rules;

/// <summary>Tests that the explanation of many rules is about those of the repository and the kind of the event.</summary>
public sealed class NearExplanationTests
{
    private const int Teams = 100;

    /// <summary>For each team, a rule on pushes to main, one on pushes to release branches, and one on pull requests. The last rule is about all repositories.</summary>
    private static readonly BuildRules Rules = Enumerable.Range(0, Teams)
        .Aggregate(BuildRules.CreateBuilder(), static (all, team) => all
            .OnPush($"main {team}", push => push.InRepository($"team-{team}").ToBranch("main").StartBuild($"ci-{team}"))
            .OnPush($"release {team}", push => push.InRepository($"team-{team}-*", $"team-{team}").ToBranch("release/**").StartBuild($"release-{team}"))
            .OnPullRequest($"checks {team}", pr => pr.InRepository($"team-{team}").StartBuild($"checks-{team}")))
        .OnPush("all", push => push.ToBranch("hotfix/**").StartBuild("hotfix"))
        .Build();

    [Fact]
    public void Of_many_rules_those_about_the_repository_and_the_kind_of_event_are_explained_and_the_others_are_counted()
    {
        var decision = Rules.Evaluate(Given.Push("refs/heads/develop", "team-7"));

        decision.Explanation.Rules.Select(rule => rule.RuleName).Should().Equal("main 7", "release 7", "all");
        decision.Explanation.OtherRules.Should().Be((3 * Teams) - 2);
        decision.Explanation.NearestMiss!.RuleName.Should().Be("main 7");
        decision.Explanation.ToString().Should().Be(
            """
            main 7: expected branch main, found develop
            release 7: expected branch release/**, found develop
            all: expected branch hotfix/**, found develop
            and 298 rules that are further from a match
            """.ReplaceLineEndings());
        decision.Explanation.ToText().Should().Contain("\n  298 rules are about other repositories or other kinds of events");
        JsonDocument.Parse(decision.Explanation.ToJson()).RootElement.GetProperty("otherRules").GetInt32().Should().Be(298);
    }

    [Fact]
    public void All_rules_are_explained_on_request_so_that_a_misspelled_repository_is_a_near_miss()
    {
        var without = Rules.Rules.Count - 1;
        var rules = BuildRules.Concat(BuildRules.CreateBuilder().OnPush("misspelled", push => push.InRepository("paymnets-api").ToBranch("main").StartBuild("ci")).Build(), Rules);
        var decision = rules.Evaluate(Given.Push("refs/heads/main", "payments-api"));

        decision.Explanation.Rules.Select(rule => rule.RuleName).Should().Equal("all");
        decision.Explain().Rules.Should().HaveCount(without + 2);
        decision.Explain().OtherRules.Should().Be(0);
        decision.Explain().NearestMiss!.ToString().Should().Be("misspelled: expected repository paymnets-api, found payments-api");
        decision.Explain().ToJson().Should().NotContain("otherRules");
    }

    [Fact]
    public void A_rule_that_matches_is_always_explained_and_has_the_same_explanation_as_among_all_rules()
    {
        foreach (var serviceEvent in new ServiceEvent[] { Given.Push("refs/heads/main", "team-3"), Given.Push("refs/heads/release/1", "team-3-api"), FakeEvents.PullRequestCreated() with { RepositoryName = "team-99" } })
        {
            var decision = Rules.Evaluate(serviceEvent);

            decision.Builds.Should().ContainSingle();
            var near = decision.Explanation.Rules;
            near.Should().HaveCountLessThan(5).And.Equal(decision.Explain().Rules.Where(rule => near.Any(one => one.RuleName == rule.RuleName)));
            near.Where(rule => rule.IsMatch).Should().ContainSingle();
        }
    }

    [Fact]
    public void A_rule_that_stops_processing_is_named_for_a_later_rule()
    {
        var rules = BuildRules.Concat(BuildRules.CreateBuilder().OnPush("bots", push => push.InRepository("team-1").Ignore()).Build(), Rules);

        rules.Evaluate(Given.Push("refs/heads/main", "team-1")).Explanation.Rules.Select(rule => rule.ToString()).Should().StartWith(
            ["bots: matched, and ignores the event; later rules are not tried", "main 1: not tried because bots matched"]);
    }

    [Fact]
    public async Task The_log_says_that_no_rule_is_about_the_repository()
    {
        var rules = BuildRules.Concat([.. Enumerable.Range(0, Teams).Select(team => BuildRules.CreateBuilder().OnPush($"main {team}", push => push.InRepository($"team-{team}").StartBuild("ci")).Build())]);
        var logger = new RecordingLogger();

        var dispatched = await new BuildDispatcher(rules, new FakeBuildStarter(), new() { Logger = logger }).DispatchAsync(Given.Push("refs/heads/main", "payments-api"));

        logger.Lines.Should().Contain(line => line.Id == 14 && line.Line.StartsWith("No rule requests a build. Nearest: none of the 100 rules is about the repository and this kind of event"));
        dispatched.Decision.ToString().Should().Be("none of the 100 rules is about the repository and this kind of event");
    }

    [Fact]
    public void Few_rules_are_all_explained()
    {
        var rules = Given.Rules(all => all.OnPush(push => push.InRepository("a").StartBuild("ci")).OnPullRequest(pr => pr.InRepository("b").StartBuild("ci")));

        var decision = rules.Evaluate(Given.Push("refs/heads/main", "payments-api"));

        decision.Explanation.Rules.Should().HaveCount(2);
        decision.Explain().Should().BeSameAs(decision.Explanation);
    }
}
