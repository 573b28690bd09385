using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Tests.Rules;

public sealed class BuildRulesTests
{
    private static readonly BuildRules Pushes = BuildRules.CreateBuilder()
        .OnPush(push => push.InRepository("payments-*").ToBranch("main", "release/**").StartBuild("release"))
        .Build();

    public static TheoryData<ServiceEvent, bool> PushesAndWhatTheyStart => new()
    {
        { Given.Push("main"), true },
        { Given.Push("refs/heads/release/1.0"), true },
        { Given.FirstPush("release/2"), true },
        { Given.Push("not-main-2"), false },
        { Given.Push("feature/main"), false },
        { Given.Push("refs/tags/main"), false },
        { Given.Push("main", repository: "shop"), false },
        { Given.Push("main") with { RepositoryName = null }, false },
        { Given.Push("main") with { CommitId = null }, false },
        { Given.Deletion("main"), false },
        { new TriggerTestEvent { RepositoryName = "payments-api", References = [new() { Ref = "refs/heads/main", Commit = Given.Commit }] }, false },
        { Given.Opened(), false },
        { new PlainTextMessage { Text = "main" }, false },
    };

    [Theory]
    [MemberData(nameof(PushesAndWhatTheyStart))]
    public void A_rule_for_pushes_matches_only_a_push_to_its_branches(ServiceEvent serviceEvent, bool startsBuild) =>
        Pushes.Evaluate(serviceEvent).Builds.Count.Should().Be(startsBuild ? 1 : 0);

    [Fact]
    public void A_build_has_the_commit_of_the_event() =>
        Pushes.Evaluate(Given.Push("main")).Builds.Should().Equal(
            new BuildRequest { ProjectName = "release", SourceVersion = Given.Commit, RuleName = "release" });

    [Fact]
    public void By_default_a_rule_for_pull_requests_matches_opened_and_updated_ones()
    {
        var both = BuildRules.CreateBuilder().OnPullRequest(pr => pr.StartBuild("ci")).Build();
        var opened = BuildRules.CreateBuilder().OnPullRequest(pr => pr.Opened().StartBuild("ci")).Build();
        var updated = BuildRules.CreateBuilder().OnPullRequest(pr => pr.Updated().StartBuild("ci")).Build();
        var closed = new PullRequestStatusChangedEvent { PullRequestId = "7", SourceCommit = Given.Commit };

        ServiceEvent[] events = [Given.Opened(), Given.Updated(), closed];
        events.Select(one => both.Evaluate(one).Builds.Count).Should().Equal(1, 1, 0);
        events.Select(one => opened.Evaluate(one).Builds.Count).Should().Equal(1, 0, 0);
        events.Select(one => updated.Evaluate(one).Builds.Count).Should().Equal(0, 1, 0);
    }

    [Fact]
    public void A_pull_request_is_matched_by_its_destination_and_its_source()
    {
        var rules = BuildRules.CreateBuilder()
            .OnPullRequest(pr => pr.Into("main").From("feature/**", "!feature/draft").When(PullRequestActivity.Opened, PullRequestActivity.Updated).StartBuild("ci"))
            .Build();

        rules.Evaluate(Given.Opened()).Builds.Should().ContainSingle();
        rules.Evaluate(Given.Updated()).Builds.Should().ContainSingle();
        rules.Evaluate(Given.Opened(into: "develop")).Builds.Should().BeEmpty();
        rules.Evaluate(Given.Opened() with { Source = GitReference.Branch("feature/draft") }).Builds.Should().BeEmpty();
        rules.Evaluate(Given.Opened() with { Destination = null }).Builds.Should().BeEmpty();
    }

    [Fact]
    public void Every_matching_rule_acts_and_equal_builds_are_started_once()
    {
        var rules = BuildRules.CreateBuilder()
            .OnPush("first", push => push.StartBuild("ci"))
            .OnPush("second", push => push.StartBuild("ci"))
            .OnPush("third", push => push.StartBuild("docs"))
            .Build();

        rules.Evaluate(Given.Push("main")).Builds.Select(build => (build.RuleName, build.ProjectName))
            .Should().Equal(("first", "ci"), ("third", "docs"));
    }

    [Fact]
    public void A_rule_can_configure_its_request_and_its_source_version()
    {
        var rules = BuildRules.CreateBuilder()
            .OnPush(push => push.StartBuild("ci", build => (build with { SourceVersion = "develop" }).AsBatch().WithEnvironmentVariable("STAGE", "test")))
            .Build();

        var build = rules.Evaluate(Given.Push("main")).Builds.Should().ContainSingle().Subject;
        build.SourceVersion.Should().Be("develop");
        build.IsBatch.Should().BeTrue();
        build.EnvironmentVariables.Should().ContainSingle().Which.Should().Be(KeyValuePair.Create("STAGE", new BuildEnvironmentValue { Value = "test" }));
    }

    [Fact]
    public void Without_rules_nothing_is_built() => BuildRules.Empty.Evaluate(Given.Push("main")).Builds.Should().BeEmpty();

    [Fact]
    public void A_set_does_not_change_when_its_builder_is_used_again()
    {
        var builder = BuildRules.CreateBuilder().OnPush(push => push.StartBuild("ci"));
        var rules = builder.Build();
        builder.OnPush(push => push.StartBuild("docs"));

        rules.Rules.Select(rule => (rule.Name, rule.ProjectNames.Single())).Should().Equal(("ci", "ci"));
    }

    [Fact]
    public void A_bad_pattern_is_quoted_as_it_was_written()
    {
        var define = () => BuildRules.CreateBuilder().OnPush(push => push.ToBranch("feature/{a").StartBuild("ci"));

        define.Should().Throw<ArgumentException>().WithMessage("*'feature/{a' is wrong at position 8*");
    }

    [Fact]
    public void A_mistake_in_a_rule_throws_when_the_rule_is_defined()
    {
        var builder = BuildRules.CreateBuilder();
        Action[] mistakes =
        [
            () => builder.OnPush(null!),
            () => builder.OnPush(_ => null!),
            () => builder.OnPush(push => push.StartBuild("")),
            () => builder.OnPush("", push => push.StartBuild("ci")),
            () => builder.OnPush(push => push.ToBranch().StartBuild("ci")),
            () => builder.OnPush(push => push.ToBranch("").StartBuild("ci")),
            () => builder.OnPush(push => push.ToBranch("!main").StartBuild("ci")),
            () => builder.OnPush(push => push.InRepository("a[").StartBuild("ci")),
            () => builder.OnPullRequest(pr => pr.Into("a{b").StartBuild("ci")),
        ];

        foreach (var mistake in mistakes)
        {
            mistake.Should().Throw<ArgumentException>();
        }

        var evaluate = () => BuildRules.Empty.Evaluate(null!);
        evaluate.Should().Throw<ArgumentNullException>();
    }
}
