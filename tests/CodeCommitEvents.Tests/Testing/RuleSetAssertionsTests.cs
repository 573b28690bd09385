using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;
using CodeCommitEvents.Testing;
using CodeCommitEvents.Tests.Rules;

namespace CodeCommitEvents.Tests.Testing;

public sealed class RuleSetAssertionsTests
{
    private static readonly BuildRules Rules = Given.Rules(all => all
        .OnPullRequest("checks", pr => pr.Into("main").StartBuild("checks").StartBuild("lint"))
        .OnPush("docs", push => push.ToBranch("main").StartBuild("docs")));

    [Fact]
    public void A_table_says_which_events_start_which_builds() => Rules.ShouldStart(new ExpectedBuilds
    {
        { FakeEvents.PullRequestCreated(), "lint", "checks" },
        { FakeEvents.ReferenceUpdated(), "docs" },
        { FakeEvents.ReferenceDeleted() },
    });

    [Fact]
    public void Every_wrong_row_is_reported_with_its_explanation()
    {
        var assertion = () => Rules.ShouldStart(new ExpectedBuilds
        {
            { FakeEvents.PullRequestCreated() with { Destination = GitReference.Branch("develop") }, "checks" },
            { FakeEvents.ReferenceUpdated(), "docs" },
            { FakeEvents.ReferenceUpdated() },
        });

        assertion.Should().Throw<FakeAssertionException>().WithMessage(
            "The rules start other builds than the table expects.*Row 1: expected builds of checks, but found none.*destination main*develop*Row 3: expected none, but found builds of docs.*")
            .Which.Message.Should().NotContain("Row 2");
    }

    [Fact]
    public void A_project_in_a_row_that_no_rule_starts_is_reported() =>
        ((Action)(() => Rules.ShouldStart(new ExpectedBuilds { { FakeEvents.ReferenceUpdated(), "dosc" } }))).Should().Throw<FakeAssertionException>()
            .WithMessage("*Row 1: expected builds of dosc, but found builds of docs.*no rule starts or notifies dosc; the rules start checks, lint, docs*");

    [Fact]
    public void A_row_has_a_project_once_for_each_of_its_builds()
    {
        var rules = Given.Rules(all => all.OnPush("folders", push => push
            .StartBuild("mono-build", build => build.WithEnvironmentVariable("FOLDER", "cart"))
            .StartBuild("mono-build", build => build.WithEnvironmentVariable("FOLDER", "web"))));
        var oneBuild = () => rules.ShouldStart(new ExpectedBuilds { { FakeEvents.ReferenceUpdated(), "mono-build" } });
        var threeBuilds = () => rules.ShouldStart(new ExpectedBuilds { { FakeEvents.ReferenceUpdated(), "mono-build", "mono-build", "mono-build" } });

        rules.ShouldStart(new ExpectedBuilds { { FakeEvents.ReferenceUpdated(), "mono-build", "mono-build" } });
        oneBuild.Should().Throw<FakeAssertionException>().WithMessage("*Row 1: expected builds of mono-build, but found builds of mono-build (2 times).*folders: matched*");
        threeBuilds.Should().Throw<FakeAssertionException>().WithMessage("*Row 1: expected builds of mono-build (3 times), but found builds of mono-build (2 times).*");
    }

    [Fact]
    public void A_row_must_not_have_empty_projects()
    {
        foreach (var projects in new string[][] { [""], [null!], ["docs", ""] })
        {
            ((Action)(() => _ = new ExpectedBuilds { { FakeEvents.ReferenceUpdated(), projects } })).Should().Throw<ArgumentException>().WithMessage("The projects of a row must not be empty.*");
        }
    }

    [Fact]
    public void A_row_can_have_facts()
    {
        var rules = Given.Rules(all => all.OnMissingFacts(MissingFactsBehavior.NoMatch).OnPush("feat", push => push.WithCommitType("feat").StartBuild("release")));
        var facts = new EventFacts { Commit = new Commit { Message = "feat: refunds" } };

        rules.ShouldStart(new ExpectedBuilds { { FakeEvents.ReferenceUpdated(), facts, "release" }, { FakeEvents.ReferenceUpdated() } });
        rules.ShouldBeCoveredBy([FakeEvents.ReferenceUpdated()], facts);
        rules.NotMatchedBy([FakeEvents.ReferenceUpdated()]).Should().ContainSingle();
    }

    [Fact]
    public void Rules_that_no_event_matches_are_found()
    {
        Rules.NotMatchedBy([FakeEvents.PullRequestCreated()]).Select(rule => rule.Name).Should().Equal("docs");
        Rules.ShouldBeCoveredBy([FakeEvents.PullRequestCreated(), FakeEvents.ReferenceUpdated()]);
        var assertion = () => Rules.ShouldBeCoveredBy([FakeEvents.ReferenceDeleted()]);

        assertion.Should().Throw<FakeAssertionException>().WithMessage("No event matches these rules:*checks: on*docs: on*");
    }
}
