using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.RuleDocuments;
using CodeCommitEvents.Rules;
using CsCheck;

namespace CodeCommitEvents.Tests.Rules;

/// <summary>
/// Tests that for any rules, event and facts, the decision is the same as without an index, and that the explanation agrees with the
/// decision.
/// </summary>
public sealed class EvaluationPropertyTests
{
    private const int Iterations = 3_000;

    private static readonly Gen<(BuildRules Rules, (ServiceEvent Event, EventFacts Facts) Occasion)> Any = Gen.Select(AnyRules.Any, AnyOccasion.Any);

    [Fact]
    public void The_decision_equals_the_results_of_the_rules_in_order() => Any.Sample(
        asked =>
        {
            var decision = asked.Rules.Evaluate(asked.Occasion.Event, asked.Occasion.Facts);
            var (builds, failures, _, _, _) = AskOneByOne(asked.Rules, asked.Occasion.Event, asked.Occasion.Facts);

            decision.Builds.Select(build => build with { Ordinal = 0, AssumedFacts = EventFactKinds.None }).Should().Equal(builds);
            decision.Builds.All(build => (build.AssumedFacts & ~decision.NeededFacts) == EventFactKinds.None).Should().BeTrue();
            decision.Builds.Select(build => (build.RuleName, build.ProjectName, build.Ordinal)).Should().OnlyHaveUniqueItems();
            decision.RepeatedBuilds.All(repeated => builds.Exists(build => build.ProjectName == repeated.ProjectName && build.RuleName == repeated.EarlierRuleName)).Should().BeTrue();
            decision.Failures.Select(failure => failure.RuleName).Should().Equal(failures);
        },
        iter: Iterations,
        print: Print);

    [Fact]
    public void The_explanation_agrees_with_the_decision() => Any.Sample(
        asked =>
        {
            var decision = asked.Rules.Evaluate(asked.Occasion.Event, asked.Occasion.Facts);
            var explanation = decision.Explanation;
            var (_, _, acted, tried, stoppedBy) = AskOneByOne(asked.Rules, asked.Occasion.Event, asked.Occasion.Facts);

            explanation.Rules.Select(rule => rule.RuleName).Should().Equal(asked.Rules.Rules.Select(rule => rule.Name));
            explanation.Rules.Select(rule => rule.IsMatch).Should().Equal(acted);
            explanation.Rules.SelectMany(rule => rule.Projects).Should().Equal(decision.Builds.Select(build => build.ProjectName));
            explanation.Rules.SelectMany(rule => rule.RepeatedBuilds).Should().Equal(decision.RepeatedBuilds);
            explanation.Rules.Select(rule => rule.StoppedProcessing).Should().Equal(acted.Select((_, number) => number == stoppedBy));
            explanation.Rules.Select(rule => rule.Outcome == ConditionOutcome.NotEvaluated).Should().Equal(tried.Select(one => !one));
            (explanation.NearestMiss is null).Should().Be(decision.Builds.Count > 0 || stoppedBy is not null || !acted.Where((rule, number) => !rule && tried[number] && asked.Rules.Rules[number].Actions.Length > 0).Any());
            (explanation.ToString() + explanation.ToText() + explanation.ToJson()).Should().NotBeEmpty();
            asked.Rules.Evaluate(asked.Occasion.Event, asked.Occasion.Facts).ToString().Should().Be(explanation.ToString());
        },
        iter: Iterations,
        print: Print);

    [Fact]
    public void With_all_needed_facts_nothing_is_assumed_and_other_facts_change_nothing() => Any.Sample(
        asked =>
        {
            var full = Given.Message("feat(api)!: x") with { ChangedFiles = new() { Files = [Given.Added("src/a.cs")] }, BuildBatch = BatchMembership.None, BuildHistory = new() };
            var decision = asked.Rules.Evaluate(asked.Occasion.Event);
            var enough = new EventFacts
            {
                Commit = decision.NeededFacts.HasFlag(EventFactKinds.Commit) ? full.Commit : null,
                ChangedFiles = decision.NeededFacts.HasFlag(EventFactKinds.ChangedFiles) ? full.ChangedFiles : null,
                BuildBatch = decision.NeededFacts.HasFlag(EventFactKinds.BuildBatch) ? full.BuildBatch : null,
                BuildHistory = decision.NeededFacts.HasFlag(EventFactKinds.BuildHistory) ? full.BuildHistory : null,
            };

            asked.Rules.Evaluate(asked.Occasion.Event, full).NeededFacts.Should().Be(EventFactKinds.None);
            var known = asked.Rules.Evaluate(asked.Occasion.Event, enough);
            if (known.NeededFacts == EventFactKinds.None)
            {
                known.Builds.Select(build => build.ProjectName).Should().Equal(asked.Rules.Projects(asked.Occasion.Event, full));
            }
        },
        iter: Iterations,
        print: Print);

    [Fact]
    public void A_fact_about_a_finished_build_that_is_not_needed_changes_nothing() => Any.Sample(
        asked =>
        {
            var facts = asked.Occasion.Facts with { BuildBatch = null, BuildHistory = null };
            var decision = asked.Rules.Evaluate(asked.Occasion.Event, facts);
            for (var choice = 1; choice < 5 && !decision.NeededFacts.HasFlag(EventFactKinds.BuildBatch); choice++)
            {
                asked.Rules.Evaluate(asked.Occasion.Event, facts with { BuildBatch = GivenFacts.BatchOf(choice) }).Builds.Should().Equal(decision.Builds);
            }

            facts = asked.Occasion.Facts with { BuildBatch = GivenFacts.BatchOf(4), BuildHistory = null };
            decision = asked.Rules.Evaluate(asked.Occasion.Event, facts);
            for (var choice = 1; choice < 5 && !decision.NeededFacts.HasFlag(EventFactKinds.BuildHistory); choice++)
            {
                asked.Rules.Evaluate(asked.Occasion.Event, facts with { BuildHistory = GivenFacts.HistoryOf(choice) }).Builds.Should().Equal(decision.Builds);
            }
        },
        iter: Iterations * 5,
        print: Print);

    [Fact]
    public void An_assumption_never_prevents_a_build() => Any.Sample(
        asked =>
        {
            // If facts are missing, a rule with NoMatch starts nothing, even if it would start a build for every possible value of these facts.
            if (asked.Rules.Rules.All(rule => rule.MissingFactsBehavior == MissingFactsBehavior.Match))
            {
                Certain(asked).Should().BeSubsetOf(asked.Rules.Projects(asked.Occasion.Event));
            }
        },
        iter: Iterations * 5,
        print: Print);

    /// <summary>The projects that are started with every combination of the files and messages below.</summary>
    private static IEnumerable<string> Certain((BuildRules Rules, (ServiceEvent Event, EventFacts Facts) Occasion) asked)
    {
        string[] paths = ["src/a.cs", "docs/a.md"];
        string[] messages = ["feat(api)!: x", "docs: x [skip ci]"];
        return paths.SelectMany(path => messages.Select(message => Given.Files(path) with { Commit = new() { Message = message } }))
            .Select(facts => asked.Rules.Projects(asked.Occasion.Event, facts))
            .Aggregate((one, other) => one.Intersect(other, StringComparer.Ordinal));
    }

    /// <summary>Evaluates the rules one after the other, without an index.</summary>
    private static (List<BuildRequest> Builds, List<string> Failures, List<bool> Acted, List<bool> Tried, int? StoppedBy) AskOneByOne(BuildRules rules, ServiceEvent serviceEvent, EventFacts facts)
    {
        var (builds, failures, acted, tried, stoppedBy) = (new List<BuildRequest>(), new List<string>(), new List<bool>(), new List<bool>(), (int?)null);
        var closed = new HashSet<FirstMatchScope>();
        foreach (var rule in rules.Rules)
        {
            acted.Add(false);
            tried.Add(stoppedBy is null && !closed.Overlaps(rule.Scopes));
            if (!tried[^1])
            {
                continue;
            }

            try
            {
                var truth = rule.Conditions.Select(condition => condition.Test(rule.ContextOf(new(serviceEvent, facts)))).TakeUntil(one => one is ConditionResult.NoMatch or ConditionResult.Indeterminate).Min();
                if (truth == ConditionResult.Match || (rule.Actions.Length > 0 && IsAssumed(truth, rule.MissingFactsBehavior)))
                {
                    var named = rule.Actions.Select(action => (Action: action, Project: action.ProjectOf(serviceEvent))).ToList();
                    builds.AddRange(named.Where(one => !string.IsNullOrEmpty(one.Project)).Select(one => one.Action.RequestFor(new(serviceEvent, facts), one.Project!, rule))
                        .Where(request => builds.TrueForAll(build => !Sent(build).Equals(Sent(request)))).ToList());
                    acted[^1] = true;
                    stoppedBy = truth == ConditionResult.Match && rule.StopsProcessing ? acted.Count - 1 : null;
                    closed.UnionWith(truth == ConditionResult.Match ? rule.Scopes : []);
                }
            }
            catch (InvalidOperationException)
            {
                failures.Add(rule.Name);
            }
        }

        return (builds, failures, acted, tried, stoppedBy);
    }

    private static bool IsAssumed(ConditionResult truth, MissingFactsBehavior behavior) => (truth, behavior) is
        (ConditionResult.FactMissing, MissingFactsBehavior.Match or MissingFactsBehavior.PerCondition) or (ConditionResult.FactRequired, MissingFactsBehavior.Match);

    private static BuildRequest Sent(BuildRequest request) => request with { RuleName = null, SourceVersionChoice = default, AssumedFacts = EventFactKinds.None };

    private static string Print((BuildRules Rules, (ServiceEvent Event, EventFacts Facts) Occasion) asked) =>
        $"{asked.Rules}\n{asked.Occasion}\n{asked.Rules.Evaluate(asked.Occasion.Event, asked.Occasion.Facts).Explanation.ToText()}";
}
