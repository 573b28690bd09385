using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;
using CodeCommitEvents.Testing;

namespace CodeCommitEvents.Tests.Rules;

public sealed class ActionsTests
{
    private static readonly BuildStateChangeEvent OfBranch = Given.Build(BuildStatus.Succeeded) with
    {
        Information = Given.Build(null).Information! with { SourceVersion = $"refs/heads/main^{{{Given.Commit}}}" },
    };

    private static readonly BuildStateChangeEvent OfNewestCommit = Given.Build(BuildStatus.Succeeded) with
    {
        Information = Given.Build(null).Information! with { SourceVersion = "main" },
    };

    /// <summary>
    /// An event, a choice, and the expected source version. Null means a build without a source version, and <c>-</c> means no
    /// build.
    /// </summary>
    public static TheoryData<ServiceEvent, SourceVersionChoice, string?> SourceVersions => new()
    {
        { Given.Push("main"), SourceVersionChoice.Commit, Given.Commit },
        { Given.Push("main"), SourceVersionChoice.ReferenceAndCommit, $"refs/heads/main^{{{Given.Commit}}}" },
        { Given.Push("feature/x"), SourceVersionChoice.Reference, "refs/heads/feature/x" },
        { Given.Push("main"), SourceVersionChoice.ProjectDefault, null },
        { Given.Push("main") with { CommitId = null }, SourceVersionChoice.Commit, "-" },
        { Given.Push("main") with { CommitId = null }, SourceVersionChoice.ProjectDefault, null },
        { Given.FirstPush("refs/tags/v1"), SourceVersionChoice.Commit, Given.Commit },
        { Given.FirstPush("refs/tags/v1"), SourceVersionChoice.ReferenceAndCommit, $"refs/tags/v1^{{{Given.Commit}}}" },
        { Given.FirstPush("refs/tags/v1"), SourceVersionChoice.Reference, "refs/tags/v1" },
        { Given.Opened(into: "develop"), SourceVersionChoice.Commit, Given.Commit },
        { Given.Opened(into: "develop"), SourceVersionChoice.ReferenceAndCommit, $"refs/heads/feature/refunds^{{{Given.Commit}}}" },
        { Given.Opened(into: "develop"), SourceVersionChoice.Reference, "refs/heads/feature/refunds" },
        { Given.Opened(into: "develop"), SourceVersionChoice.Destination, "refs/heads/develop" },
        { Given.Opened() with { Destination = null }, SourceVersionChoice.Destination, "-" },
        { Given.Opened() with { SourceCommit = null }, SourceVersionChoice.Destination, "refs/heads/main" },
        { Given.Opened() with { SourceCommit = null }, SourceVersionChoice.Commit, "-" },
        { Given.Comment(), SourceVersionChoice.Commit, Given.Commit },
        { Given.Comment(), SourceVersionChoice.ReferenceAndCommit, Given.Commit },
        { Given.Comment(), SourceVersionChoice.ProjectDefault, null },
        { Given.Deletion("main"), SourceVersionChoice.Commit, null },
        { Given.Deletion("main"), SourceVersionChoice.ReferenceAndCommit, null },
        { Given.Deletion("main"), SourceVersionChoice.Reference, null },
        { Given.Deletion("main"), SourceVersionChoice.ProjectDefault, null },
        { Given.Build(BuildStatus.Succeeded), SourceVersionChoice.Commit, Given.Commit },
        { Given.Build(BuildStatus.Succeeded), SourceVersionChoice.Reference, "-" },
        { OfBranch, SourceVersionChoice.Commit, Given.Commit },
        { OfBranch, SourceVersionChoice.ReferenceAndCommit, $"refs/heads/main^{{{Given.Commit}}}" },
        { OfBranch, SourceVersionChoice.Reference, "refs/heads/main" },
        { OfNewestCommit, SourceVersionChoice.Commit, "-" },
        { OfNewestCommit, SourceVersionChoice.ProjectDefault, null },
    };

    [Theory]
    [MemberData(nameof(SourceVersions))]
    public void A_build_has_the_chosen_source_version(ServiceEvent serviceEvent, SourceVersionChoice choice, string? expected)
    {
        var rules = Given.Rules(all => serviceEvent switch
        {
            ReferenceDeletedEvent => all.OnBranch(branch => branch.Deleted().StartBuild("ci", build => build.At(choice))),
            ReferenceEvent { Reference.IsTag: true } => all.OnTag(tag => tag.StartBuild("ci", build => build.At(choice))),
            ReferenceEvent => all.OnPush(push => push.StartBuild("ci", build => build.At(choice))),
            PullRequestEvent => all.OnPullRequest(pr => pr.StartBuild("ci", build => build.At(choice))),
            CommentEvent => all.OnComment(comment => comment.StartBuild("ci", build => build.At(choice))),
            _ => all.OnFinishedBuild(build => build.StartBuild("ci", request => request.At(choice))),
        });

        rules.Evaluate(serviceEvent).Builds.Select(build => build.SourceVersion).Should().Equal(expected == "-" ? [] : [expected]);
    }

    [Fact]
    public void A_rule_in_words_has_the_settings_that_decide_where_how_long_and_with_which_permissions_its_build_runs() =>
        BuildRules.CreateBuilder().OnPush(push => push.StartBuild("ci", build => build
                .WithTimeout(TimeSpan.FromMinutes(90)).WithImage("standard:7.0").WithComputeType("BUILD_GENERAL1_LARGE").WithServiceRole("deploy"))).Build().ToText()
            .Should().Contain("start ci at the commit in image standard:7.0 on BUILD_GENERAL1_LARGE with role deploy for at most 90 minutes");

    [Fact]
    public void The_explanation_says_that_a_finished_build_has_a_commit_without_a_reference() =>
        BuildRules.CreateBuilder().OnFinishedBuild(build => build.StartBuild("deploy", it => it.At(SourceVersionChoice.Reference))).Build()
            .Evaluate(FakeEvents.BuildStateChange(BuildStatus.Succeeded)).ToString()
            .Should().MatchRegex("^deploy: expected a commit to build, found [0-9a-f]{40} without a branch or tag$");

    [Fact]
    public void An_explicit_source_version_needs_no_commit() =>
        Given.Rules(all => all.On<ForeignEvent>(any => any.StartBuild("ci", build => build with { SourceVersion = "main", SourceVersionChoice = SourceVersionChoice.Destination })))
            .Evaluate(new ForeignEvent { Json = "{}" }).Builds.Should().ContainSingle().Which.SourceVersion.Should().Be("main");

    [Fact]
    public void A_rule_with_several_builds_needs_a_source_version_for_each()
    {
        var rules = Given.Rules(all => all.OnPush(push => push.StartBuild("a", build => build.At(SourceVersionChoice.ProjectDefault)).StartBuild("b")));

        rules.Projects(Given.Push("main")).Should().Equal("a", "b");
        rules.Projects(Given.Push("main") with { CommitId = "" }).Should().BeEmpty();
    }

    [Fact]
    public void A_rule_can_start_several_builds_with_different_settings()
    {
        var rules = Given.Rules(all => all.OnPush("all", push => push
            .StartBuild("ci", build => build.AsBatch().WithBuildspec("ci.yml"))
            .StartBuild("docs", build => build.WithEnvironmentVariable("STAGE", "test"))
            .StartBuild("ci")));

        rules.Evaluate(Given.Push("main")).Builds.Should().Equal(
            new BuildRequest { ProjectName = "ci", RuleName = "all", SourceVersion = Given.Commit, IsBatch = true, Buildspec = "ci.yml" },
            new BuildRequest { ProjectName = "docs", RuleName = "all", SourceVersion = Given.Commit }.WithEnvironmentVariable("STAGE", "test"),
            new BuildRequest { ProjectName = "ci", RuleName = "all", SourceVersion = Given.Commit, Ordinal = 1 });
        rules.Rules[0].ProjectNames.Should().Equal("ci", "docs", "ci");
    }

    [Fact]
    public void A_request_is_configured_once_when_the_rule_is_defined()
    {
        var count = 0;
        var rules = Given.Rules(all => all.OnPush(push => push.StartBuild("ci", build => build.WithEnvironmentVariable("COUNT", $"{++count}"))));
        rules.Starts(Given.Push("main")).Should().BeTrue();
        rules.Starts(Given.Push("develop")).Should().BeTrue();

        count.Should().Be(1);
    }

    [Theory]
    [InlineData("payments-api", "ci-payments-api")]
    [InlineData("empty", null)]
    [InlineData("none", null)]
    public void A_function_of_the_event_can_return_the_project_or_none(string repository, string? project)
    {
        var rules = Given.Rules(all => all.OnPush(push => push
            .StartBuild(one => one.RepositoryName switch { "empty" => "", "none" => null, var name => $"ci-{name}" }, build => build.AsBatch())));

        var builds = rules.Evaluate(Given.Push("main", repository)).Builds;
        builds.Select(build => build.ProjectName).Should().Equal(project is null ? [] : [project]);
        builds.All(build => build.IsBatch).Should().BeTrue();
    }

    [Fact]
    public void Equal_builds_are_started_once_by_the_first_rule_and_different_builds_of_one_project_are_all_started()
    {
        var rules = Given.Rules(all => all
            .OnPush("first", push => push.StartBuild(_ => "ci", build => build.AsBatch()))
            .OnPush("second", push => push.StartBuild("ci").StartBuild("CI"))
            .OnPush("third", push => push.StartBuild(_ => "CI").StartBuild("ci", build => build.AsBatch())));

        var decision = rules.Evaluate(Given.Push("main"));

        decision.Builds.Select(build => (build.ProjectName, build.RuleName, build.IsBatch))
            .Should().Equal(("ci", "first", true), ("ci", "second", false), ("CI", "second", false));
        decision.RepeatedBuilds.Should().Equal(
            new RepeatedBuild { RuleName = "third", ProjectName = "CI", EarlierRuleName = "second" },
            new RepeatedBuild { RuleName = "third", ProjectName = "ci", EarlierRuleName = "first" });
        decision.Explanation.Rules[2].ToString().Should().Be("third: matched; its build of CI is the same build as rule second; its build of ci is the same build as rule first");
    }

    [Theory]
    [InlineData(SourceVersionChoice.Reference, true, 2)]
    [InlineData(SourceVersionChoice.Commit, true, 1)]
    [InlineData(SourceVersionChoice.Commit, false, 1)]
    public void Two_requests_are_one_build_if_what_is_sent_is_equal(SourceVersionChoice choice, bool cancelsSuperseded, int builds)
    {
        var rules = Given.Rules(all => all
            .OnPush("first", push => push.StartBuild("ci"))
            .OnPush("second", push => push.StartBuild("ci", build => build.At(choice) with { CancelsSuperseded = cancelsSuperseded })));

        rules.Evaluate(Given.Push("main")).Builds.Should().HaveCount(builds);
    }

    [Fact]
    public void A_rule_that_requests_one_build_twice_starts_it_once_and_says_so()
    {
        var rules = Given.Rules(all => all.OnPush("all", push => push.StartBuild("ci").StartBuild(_ => "ci").StartBuild("ci", build => build.AsBatch())));

        var decision = rules.Evaluate(Given.Push("main"));

        decision.Builds.Select(build => (build.IsBatch, build.Ordinal)).Should().Equal((false, 0), (true, 2));
        decision.ToString().Should().Be("all: matched; it requests the same build of ci twice");
    }

    [Fact]
    public void Builds_of_two_rules_with_one_name_differ_in_the_number_of_the_rule()
    {
        var rules = Given.Rules(all => all.OnPush(push => push.StartBuild("ci")).OnPush(push => push.StartBuild("ci", build => build.AsBatch())));

        rules.Evaluate(Given.Push("main")).Builds.Select(build => (build.RuleName, build.Ordinal)).Should().Equal(("ci", 0), ("ci (2)", 0));
    }

    [Fact]
    public void A_rule_whose_project_function_throws_starts_nothing_and_the_next_rules_apply()
    {
        var problem = new InvalidOperationException("no");
        var rules = Given.Rules(all => all
            .OnPush("broken", push => push.StartBuild("a").StartBuild(_ => throw problem).StartBuild("b").StopProcessing())
            .OnPush("next", push => push.StartBuild("c")));

        var decision = rules.Evaluate(Given.Push("main"));

        decision.Builds.Select(build => build.ProjectName).Should().Equal("c");
        decision.Failures.Should().Equal(new RuleFailure { RuleName = "broken", Exception = problem });
        decision.Explanation.Rules.Select(rule => (rule.IsMatch, rule.StoppedProcessing, rule.ToString())).Should().Equal(
            (false, false, "broken: not matched: its own code threw an exception"),
            (true, false, "next: matched"));
    }

    [Fact]
    public void The_name_of_a_rule_defaults_to_its_first_project_or_the_source_of_its_function()
    {
        var rules = Given.Rules(all => all
            .OnPush("mine", push => push.StartBuild("ci"))
            .OnPush(push => push.StartBuild("ci").StartBuild("docs"))
            .OnPush(push => push.StartBuild(one =>
                one.RepositoryName).StartBuild("docs"))
            .OnPush(push => push.Ignore())
            .OnPush("quiet", push => push.Ignore()));

        rules.Rules.Select(rule => rule.Name).Should().Equal("mine", "ci", "one => one.RepositoryName", "ignore", "quiet");
        rules.Rules.Select(rule => rule.ProjectNames.ToString()).Should().Equal("[ci]", "[ci, docs]", "[docs]", "[]", "[]");
        rules.Rules.Select(rule => rule.StopsProcessing).Should().Equal(false, false, false, true, true);
    }

    [Fact]
    public void Rules_are_described_in_words()
    {
        var rules = Given.Rules(all => all
            .OnPush("main", push => push.InRepository("payments-*").ToBranch("main").StartBuild("ci", build => build.AsBatch().WithBuildspec("x").WithEnvironmentVariable("A", "1").WithEnvironmentVariable("B", "2")).StopProcessing())
            .OnPullRequest(pr => pr.AnyOf(it => it.Opened(), it => it.MergedBy(MergeOption.Squash, MergeOption.ThreeWay)).Unless(not => not.TitleContaining("wip").Into("x")).StartBuild("a", build => build.At(SourceVersionChoice.ReferenceAndCommit)).StartBuild("b", build => build.At(SourceVersionChoice.Reference)))
            .OnComment(comment => comment.AnyOf(one => one.Saying("/a"), one => one.Saying("/b").OnCommit()).StartBuild(_ => "x", build => build.At(SourceVersionChoice.ProjectDefault)))
            .OnFinishedBuild(build => build.Failed().OfProject("ci").StartBuild("c", request => request.At(SourceVersionChoice.ProjectDefault)))
            .OnTag(tag => tag.StartBuild("d", build => build with { SourceVersion = "main" }))
            .OnBranch(branch => branch.Ignore())
            .On<TriggerTestEvent>(test => test.WithEventName("a", "!b").Ignore()));

        rules.ToString().ReplaceLineEndings("\n").Should().Be(
            """
            main: on a push to a branch, repository payments-*, branch main: start ci as a batch at the commit with its own buildspec with A, B, and stop processing
            a: on a pull request, opened or a merge by SQUASH_MERGE or THREE_WAY_MERGE, not (a title that contains wip and destination x): start a at the commit through its reference and start b at the newest commit of the reference
            _ => "x": on a comment, created, a comment that says /a or (a comment that says /b and a comment on a commit): start _ => "x" at the project's own source version
            c: on a finished build, a build that failed, project ci: start c at the project's own source version
            d: on a tag, created or moved: start d at main
            ignore: on a branch, created or deleted: start nothing, and stop processing
            ignore (2): on an event of the type TriggerTestEvent, event a but not b: start nothing, and stop processing
            """.ReplaceLineEndings("\n"));
    }
}
