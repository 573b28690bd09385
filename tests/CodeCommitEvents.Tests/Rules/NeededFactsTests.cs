using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Tests.Rules;

public sealed class NeededFactsTests
{
    [Theory]
    [InlineData("payments-api", null, true)]
    [InlineData("payments-api", "files", true)]
    [InlineData("payments-api", "all", false)]
    [InlineData("shop", null, false)]
    public void A_build_depends_on_facts_about_the_change_only_if_a_rule_about_its_repository_needs_them(string repository, string? rule, bool depends)
    {
        var rules = Given.Rules(all => all
            .OnPush("files", push => push.InRepository("payments-api").Touching("src/**").StartBuild("ci"))
            .OnPush("all", push => push.StartBuild("audit")));

        rules.Evaluate(Given.Push("main") with { RepositoryName = repository }).DependsOnChangeFacts(rule).Should().Be(depends);
    }

    private const EventFactKinds Both = EventFactKinds.Commit | EventFactKinds.ChangedFiles;

    public static TheoryData<string, Func<BuildRulesBuilder, BuildRulesBuilder>, EventFacts?, EventFactKinds> Sets => new()
    {
        { "no condition needs a fact", all => all.OnPush(push => push.StartBuild("ci")), null, EventFactKinds.None },
        { "files", all => all.OnPush(push => push.Touching("src/**").StartBuild("ci")), null, EventFactKinds.ChangedFiles },
        { "commit", all => all.OnPush(push => push.WithBreakingChange().StartBuild("ci")), null, EventFactKinds.Commit },
        { "both", all => all.OnPush(push => push.WithBreakingChange().Touching("src/**").StartBuild("ci")), null, Both },
        { "both of two rules", all => all.OnPush(push => push.WithBreakingChange().StartBuild("a")).OnPush(push => push.Touching("src/**").StartBuild("b")), null, Both },
        { "the commit matches", all => all.OnPush(push => push.WithBreakingChange().Touching("src/**").StartBuild("ci")), Given.Message("feat!: x"), EventFactKinds.ChangedFiles },
        { "the commit does not match", all => all.OnPush(push => push.WithBreakingChange().Touching("src/**").StartBuild("ci")), Given.Message("feat: x"), EventFactKinds.None },
        { "the files do not match", all => all.OnPush(push => push.WithBreakingChange().Touching("src/**").StartBuild("ci")), Given.Files("docs/a.md"), EventFactKinds.None },
        { "another branch", all => all.OnPush(push => push.Touching("src/**").ToBranch("develop").StartBuild("ci")), null, EventFactKinds.None },
        { "another kind of rule", all => all.OnTag(tag => tag.WithBreakingChange().StartBuild("ci")), null, EventFactKinds.None },
        { "a protecting condition is not met", all => all.OnPush(push => push.Touching("src/**").By(CallerPattern.Role("maintainers")).StartBuild("ci")), null, EventFactKinds.None },
        { "a predicate returns false", all => all.OnPush(push => push.Touching("src/**").Where(_ => false).StartBuild("ci")), null, EventFactKinds.None },
        { "a predicate throws", all => all.OnPush(push => push.Touching("src/**").Where(_ => throw new InvalidOperationException()).StartBuild("ci")), null, EventFactKinds.None },
        { "unknown means no match", all => all.OnMissingFacts(MissingFactsBehavior.NoMatch).OnPush(push => push.Touching("src/**").StartBuild("ci")), null, EventFactKinds.ChangedFiles },
        { "started without an assumption before", all => all.OnPush(push => push.StartBuild("ci")).OnPush(push => push.Touching("src/**").StartBuild("ci")), null, EventFactKinds.None },
        { "started without an assumption after", all => all.OnPush(push => push.Touching("src/**").StartBuild("ci")).OnPush(push => push.StartBuild("ci")), null, EventFactKinds.ChangedFiles },
        { "started on an assumption before", all => all.OnPush(push => push.Touching("src/**").StartBuild("ci")).OnPush(push => push.WithBreakingChange().StartBuild("ci")), null, Both },
        { "another project started before", all => all.OnPush(push => push.StartBuild("docs")).OnPush(push => push.Touching("src/**").StartBuild("ci")), null, EventFactKinds.ChangedFiles },
        { "one of two projects started before", all => all.OnPush(push => push.StartBuild("docs")).OnPush(push => push.Touching("src/**").StartBuild("docs").StartBuild("ci")), null, EventFactKinds.ChangedFiles },
        { "both projects started before", all => all.OnPush(push => push.StartBuild("docs").StartBuild("ci")).OnPush(push => push.Touching("src/**").StartBuild("ci").StartBuild("docs")), null, EventFactKinds.None },
        { "started without an assumption by a function", all => all.OnPush(push => push.StartBuild(_ => "ci")).OnPush(push => push.Touching("src/**").StartBuild("ci")), null, EventFactKinds.None },
        { "a function returned no project", all => all.OnPush(push => push.StartBuild(_ => "")).OnPush(push => push.Touching("src/**").StartBuild("ci")), null, EventFactKinds.ChangedFiles },
        { "a function threw", all => all.OnPush(push => push.StartBuild("ci").StartBuild(_ => throw new InvalidOperationException())).OnPush(push => push.Touching("src/**").StartBuild("ci")), null, EventFactKinds.ChangedFiles },
        { "a function may name any project", all => all.OnPush(push => push.StartBuild("ci")).OnPush(push => push.Touching("src/**").StartBuild(_ => "ci")), null, EventFactKinds.ChangedFiles },
        { "stopped before", all => all.OnPush(push => push.Ignore()).OnPush(push => push.Touching("src/**").StartBuild("ci")), null, EventFactKinds.None },
        { "an Ignore needs it", all => all.OnPush(push => push.Touching("docs/**").Ignore()).OnPush(push => push.StartBuild("ci")), null, EventFactKinds.ChangedFiles },
        { "an Ignore after all builds stops nothing", all => all.OnPush(push => push.StartBuild("ci")).OnPush(push => push.Touching("docs/**").Ignore()), null, EventFactKinds.None },
        { "an Ignore before rules that do not match stops nothing", all => all.OnPush(push => push.Touching("docs/**").Ignore()).OnPush(push => push.ToBranch("x").StartBuild("ci")), null, EventFactKinds.None },
        { "an Ignore before a build that is started already stops nothing", all => all.OnPush(push => push.StartBuild("ci")).OnPush(push => push.Touching("docs/**").Ignore()).OnPush(push => push.StartBuild("ci")), null, EventFactKinds.None },
        { "an Ignore before a build needs it", all => all.OnPush(push => push.Touching("docs/**").Ignore()).OnPush(push => push.ToBranch("main").StartBuild("ci")), null, EventFactKinds.ChangedFiles },
        { "a rule that stops before a build needs it", all => all.OnPush(push => push.StartBuild("ci")).OnPush(push => push.Touching("src/**").StartBuild("ci").StopProcessing()).OnPush(push => push.StartBuild("docs")), null, EventFactKinds.ChangedFiles },
        { "a rule that stops before nothing does not", all => all.OnPush(push => push.StartBuild("ci")).OnPush(push => push.Touching("src/**").StartBuild("ci").StopProcessing()), null, EventFactKinds.None },
        { "a first match before a build needs it", all => all.FirstMatchOnly().OnPush(push => push.WithBreakingChange().Ignore()).OnPush(push => push.StartBuild("docs")), null, EventFactKinds.Commit },
        { "the first match only", all => all.FirstMatchOnly().OnPush(push => push.Touching("src/**").StartBuild("a")).OnPush(push => push.StartBuild("b")).OnPush(push => push.WithBreakingChange().StartBuild("c")), null, EventFactKinds.ChangedFiles },
        { "unless", all => all.OnPush(push => push.Unless(not => not.OnlyTouching("docs/**")).StartBuild("ci")), null, EventFactKinds.ChangedFiles },
        { "any of, one is known", all => all.OnPush(push => push.AnyOf(one => one.ToBranch("main"), one => one.Touching("src/**")).StartBuild("ci")), null, EventFactKinds.None },
        { "any of, none is known", all => all.OnPush(push => push.AnyOf(one => one.WithBreakingChange(), one => one.Touching("src/**")).StartBuild("ci")), null, Both },
        { "any of, one is not met", all => all.OnPush(push => push.AnyOf(one => one.ToBranch("x"), one => one.Touching("src/**")).StartBuild("ci")), null, EventFactKinds.ChangedFiles },
        { "an inner group is not met", all => all.OnPush(push => push.AnyOf(one => one.ToBranch("x").WithBreakingChange(), one => one.Touching("src/**")).StartBuild("ci")), null, EventFactKinds.ChangedFiles },
        { "an inner protecting condition is not met", all => all.OnPush(push => push.AnyOf(one => one.By("**").WithBreakingChange(), one => one.Touching("src/**")).StartBuild("ci")), null, EventFactKinds.ChangedFiles },
        { "unless a group, decided", all => all.OnPush(push => push.Unless(not => not.AnyOf(one => one.ToBranch("main"), one => one.Touching("src/**"))).StartBuild("ci")), null, EventFactKinds.None },
        { "unless a group, unknown", all => all.OnPush(push => push.Unless(not => not.ToBranch("main").WithBreakingChange()).StartBuild("ci")), null, EventFactKinds.Commit },
        { "unless a group that cannot be", all => all.OnPush(push => push.Unless(not => not.ToBranch("x").WithBreakingChange()).StartBuild("ci")), null, EventFactKinds.None },
        { "any of, one is unknown and another throws", all => all.OnPush(push => push.AnyOf(one => one.Touching("src/**"), ThrowingAlternative).StartBuild("ci")), null, EventFactKinds.ChangedFiles },
        { "unless all, one is unknown and another throws", all => all.OnPush(push => push.Unless(not => not.Touching("docs/**").AnyOf(ThrowingAlternative)).StartBuild("ci")), null, EventFactKinds.ChangedFiles },
        { "any of them satisfied by facts", all => all.OnPush(push => push.AnyOf(one => one.WithBreakingChange(), one => one.Touching("src/**")).StartBuild("ci")), Given.Message("feat!: x"), EventFactKinds.None },
    };

    [Theory]
    [MemberData(nameof(Sets))]
    public void A_fact_is_needed_only_if_it_can_change_the_decision(
        string because, Func<BuildRulesBuilder, BuildRulesBuilder> define, EventFacts? facts, EventFactKinds expected) =>
        Given.Rules(define).Evaluate(Given.Push("main"), facts).NeededFacts.Should().Be(expected, because);

    [Fact]
    public void With_all_facts_no_other_fact_is_needed()
    {
        var facts = Given.Message("feat!: x") with { ChangedFiles = new() { Files = [Given.Added("src/a.cs")] } };

        foreach (var row in Sets)
        {
            Given.Rules((Func<BuildRulesBuilder, BuildRulesBuilder>)row[1]).Evaluate(Given.Push("main"), facts).NeededFacts.Should().Be(EventFactKinds.None, (string)row[0]);
        }
    }

    [Fact]
    public void Files_are_not_needed_if_the_event_contains_them()
    {
        var rules = Given.Rules(all => all.OnPullRequest(pr => pr.Touching("src/**").StartBuild("ci")));

        rules.Evaluate(Given.Opened(Given.Modified("docs/a.md"))).NeededFacts.Should().Be(EventFactKinds.None);
        rules.Evaluate(Given.Opened()).NeededFacts.Should().Be(EventFactKinds.ChangedFiles);
    }

    [Fact]
    public void A_decision_contains_its_event_and_its_facts()
    {
        var rules = Given.Rules(all => all.OnPush(push => push.StartBuild("ci")));
        var (push, facts) = (Given.Push("main"), Given.Message("x"));

        rules.Evaluate(push, facts).Event.Should().BeSameAs(push);
        rules.Evaluate(push, facts).Facts.Should().BeSameAs(facts);
        rules.Evaluate(push).Facts.Should().BeSameAs(EventFacts.None);
    }

    /// <summary>A group that throws. Because it also has a condition on files, it is evaluated after the other condition on files.</summary>
    private static PushRuleBuilder ThrowingAlternative(PushRuleBuilder push) => push.Where(_ => throw new InvalidOperationException()).Touching("docs/**");
}
