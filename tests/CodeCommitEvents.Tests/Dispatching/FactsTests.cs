using System.Globalization;
using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;
using CodeCommitEvents.Testing;
using CodeCommitEvents.Tests.Rules;
using Microsoft.Extensions.Logging;

namespace CodeCommitEvents.Tests.Dispatching;

/// <summary>Tests when a dispatcher asks its providers, and how it uses their results.</summary>
public sealed class FactsTests
{
    private static readonly ChangedFileList SourceFiles = new() { Files = [Given.Modified("src/a.cs")] };
    private static readonly Commit Feature = new() { Message = "feat: x" };

    /// <summary>A description, rules, how many times the commit and the files are requested, and the projects that are started.</summary>
    public static TheoryData<string, Func<BuildRulesBuilder, BuildRulesBuilder>, int, int, string[]> Sets => new()
    {
        { "no rule wants a fact", all => all.OnPush(push => push.StartBuild("ci")), 0, 0, ["ci"] },
        { "the files", all => all.OnPush(push => push.Touching("src/**").StartBuild("ci")), 0, 1, ["ci"] },
        { "the commit", all => all.OnPush(push => push.WithCommitType("feat").StartBuild("ci")), 1, 0, ["ci"] },
        { "both", all => all.OnPush(push => push.Touching("src/**").WithCommitType("feat").StartBuild("ci")), 1, 1, ["ci"] },
        { "the commit decides alone", all => all.OnPush(push => push.Touching("src/**").WithCommitType("fix").StartBuild("ci")), 1, 0, [] },
        { "the commit, then the files", all => all.OnPush(push => push.Touching("docs/**").WithCommitType("feat").StartBuild("ci")), 1, 1, [] },
        { "the commit starts the same project", all => all.OnPush(push => push.WithCommitType("feat").StartBuild("ci")).OnPush(push => push.Touching("src/**").StartBuild("ci")), 1, 0, ["ci"] },
        { "the commit stops", all => all.OnPush(push => push.WithCommitType("feat").Ignore()).OnPush(push => push.Touching("src/**").StartBuild("ci")), 1, 0, [] },
        { "another branch", all => all.OnPush(push => push.ToBranch("develop").Touching("src/**").WithCommitType("feat").StartBuild("ci")), 0, 0, [] },
        { "another repository", all => all.ForRepository("shop", group => group.OnPush(push => push.Touching("src/**").StartBuild("ci"))), 0, 0, [] },
        { "another caller", all => all.OnPush(push => push.Touching("src/**").By(CallerPattern.Role("maintainers")).StartBuild("ci")), 0, 0, [] },
        { "a predicate returns false", all => all.OnPush(push => push.Touching("src/**").Where(_ => false).StartBuild("ci")), 0, 0, [] },
        { "another rule starts the same project", all => all.OnPush(push => push.StartBuild("ci")).OnPush(push => push.Touching("src/**").StartBuild("ci")), 0, 0, ["ci"] },
        { "also if unknown facts mean no match", all => all.OnMissingFacts(MissingFactsBehavior.NoMatch).OnPush(push => push.Touching("src/**").StartBuild("ci")), 0, 1, ["ci"] },
    };

    [Theory]
    [MemberData(nameof(Sets))]
    public async Task A_provider_is_asked_only_if_the_answer_can_change_the_decision(string what, Func<BuildRulesBuilder, BuildRulesBuilder> define, int commit, int file, string[] projects)
    {
        var (commits, files, starter) = (new FakeCommitProvider { Commit = Feature }, new FakeChangedFilesProvider { Files = SourceFiles }, new RecordingBuildStarter());
        var push = Given.Push("main");

        await new BuildDispatcher(Given.Rules(define), starter, new() { ChangedFiles = files, Commits = commits }).DispatchAsync(push);

        (commits.Asked.Count, files.Asked.Count).Should().Be((commit, file), what);
        commits.Asked.Concat(files.Asked).All(asked => ReferenceEquals(asked, push)).Should().BeTrue(what);
        starter.Requests.Select(request => request.ProjectName).Should().Equal(projects, what);
    }

    [Fact]
    public async Task A_provider_is_asked_once_per_event_for_any_number_of_rules()
    {
        var (commits, files) = (new FakeCommitProvider { Commit = Feature }, new FakeChangedFilesProvider { Files = SourceFiles });
        var rules = Given.Rules(all => Enumerable.Range(0, 10).Aggregate(all, (builder, number) => builder
            .OnPush(push => push.Touching("src/**").WithCommitType("feat").StartBuild(string.Create(CultureInfo.InvariantCulture, $"p{number}")))));
        var dispatcher = new BuildDispatcher(rules, new RecordingBuildStarter(), new() { ChangedFiles = files, Commits = commits });

        (await dispatcher.DispatchAsync(Given.Push("main"))).Builds.Should().HaveCount(10);
        (commits.Asked.Count, files.Asked.Count).Should().Be((1, 1));
        await dispatcher.DispatchAsync(Given.Push("main"));
        (commits.Asked.Count, files.Asked.Count).Should().Be((2, 2));
    }

    [Fact]
    public async Task The_commit_is_requested_before_the_files()
    {
        var order = new List<string>();
        var commits = new FakeCommitProvider { Commit = Feature, OnAsked = _ => order.Add("commit") };
        var files = new FakeChangedFilesProvider { Files = SourceFiles, OnAsked = _ => order.Add("files") };
        var rules = Given.Rules(all => all.OnPush(push => push.Touching("src/**").WithCommitType("feat").StartBuild("ci")));

        var dispatched = await new BuildDispatcher(rules, new RecordingBuildStarter(), new() { ChangedFiles = files, Commits = commits }).DispatchAsync(Given.Push("main"));

        order.Should().Equal("commit", "files");
        dispatched.Decision.Facts.Should().Be(new EventFacts { Commit = Feature, ChangedFiles = SourceFiles });
        dispatched.Decision.NeededFacts.Should().Be(EventFactKinds.None);
    }

    [Fact]
    public async Task A_fact_that_a_provider_does_not_return_is_unknown_and_is_requested_once()
    {
        var logger = new RecordingLogger();
        var (commits, files) = (new FakeCommitProvider(), new FakeChangedFilesProvider());
        var rules = Given.Rules(all => all.OnPush(push => push.Touching("src/**").WithoutSkipMarker().StartBuild("ci")));

        var dispatched = await new BuildDispatcher(rules, new RecordingBuildStarter(), new() { Logger = logger, ChangedFiles = files, Commits = commits }).DispatchAsync(Given.Push("main"));

        dispatched.Builds.Should().ContainSingle();
        (commits.Asked.Count, files.Asked.Count).Should().Be((1, 1));
        dispatched.Decision.Facts.Should().Be(new EventFacts { CommitProblem = "the provider does not know", ChangedFilesProblem = "the provider does not know" });
        dispatched.Decision.NeededFacts.Should().Be(EventFactKinds.Commit | EventFactKinds.ChangedFiles);
        logger.Lines.Should().Equal(
            (5, LogLevel.Information, "Unknown facts: Commit, ChangedFiles. Rules that matched on an assumption about them: ci [referenceUpdated payments-api branch/main ec5e858dd773 (a message without an id)]", null),
            (1, LogLevel.Information, $"Rule ci started build ci:1 on an assumption, because facts are unknown: Commit, ChangedFiles. The key of its claim is {dispatched.Builds[0].ClaimKey} [referenceUpdated payments-api branch/main ec5e858dd773 (a message without an id)]", null));
    }

    [Theory]
    [InlineData(MissingFactsBehavior.Match, 1)]
    [InlineData(MissingFactsBehavior.PerCondition, 0)]
    [InlineData(MissingFactsBehavior.NoMatch, 0)]
    public async Task A_provider_that_throws_is_logged_and_OnMissingFacts_decides(MissingFactsBehavior meaning, int builds)
    {
        var logger = new RecordingLogger();
        var (lost, late) = (new InvalidOperationException("lost"), new OperationCanceledException("too late"));
        var (commits, files) = (new FakeCommitProvider { Failure = lost }, new FakeChangedFilesProvider { Failure = late });
        var rules = Given.Rules(all => all.OnMissingFacts(meaning).OnPush(push => push.Touching("src/**").WithCommitType("feat").StartBuild("ci")));

        var dispatched = await new BuildDispatcher(rules, new RecordingBuildStarter(), new() { Logger = logger, ChangedFiles = files, Commits = commits }).DispatchAsync(Given.Push("main"));

        dispatched.Builds.Should().HaveCount(builds);
        new DispatchReport { Events = [dispatched] }.HasFailures.Should().BeFalse();
        dispatched.Decision.Facts.Should().Be(new EventFacts
        {
            CommitProblem = "the provider failed with InvalidOperationException",
            ChangedFilesProblem = "the provider failed with OperationCanceledException",
        });
        logger.Lines.Take(3).Should().Equal(
            (3, LogLevel.Warning, "The provider of Commit failed. Rules treat this fact as unknown [referenceUpdated payments-api branch/main ec5e858dd773 (a message without an id)]", lost),
            (3, LogLevel.Warning, "The provider of ChangedFiles failed. Rules treat this fact as unknown [referenceUpdated payments-api branch/main ec5e858dd773 (a message without an id)]", late),
            (5, LogLevel.Information, $"Unknown facts: Commit, ChangedFiles. Rules that matched on an assumption about them: {(builds == 1 ? "ci" : "none")} [referenceUpdated payments-api branch/main ec5e858dd773 (a message without an id)]", null));
    }

    [Fact]
    public async Task Without_a_provider_the_facts_are_unknown()
    {
        var rules = Given.Rules(all => all.OnPush(push => push.Touching("src/**").WithCommitType("feat").StartBuild("ci")));

        (await new BuildDispatcher(rules, new RecordingBuildStarter()).DispatchAsync(Given.Push("main"))).Decision.Facts.Should().BeSameAs(EventFacts.None);
        var commits = new FakeCommitProvider { Commit = Feature };
        (await new BuildDispatcher(rules, new RecordingBuildStarter(), new() { Commits = commits }).DispatchAsync(Given.Push("main"))).Decision.NeededFacts.Should().Be(EventFactKinds.ChangedFiles);
        var files = new FakeChangedFilesProvider { Files = SourceFiles };
        (await new BuildDispatcher(rules, new RecordingBuildStarter(), new() { ChangedFiles = files }).DispatchAsync(Given.Push("main"))).Decision.NeededFacts.Should().Be(EventFactKinds.Commit);
        (commits.Asked.Count, files.Asked.Count).Should().Be((1, 1));
    }

    [Fact]
    public async Task A_provider_completes_an_incomplete_file_list_of_an_event()
    {
        var files = new FakeChangedFilesProvider { Files = SourceFiles };
        var rules = Given.Rules(all => all.OnPullRequest(pr => pr.Touching("src/**").StartBuild("ci")));
        var dispatcher = new BuildDispatcher(rules, new RecordingBuildStarter(), new() { ChangedFiles = files });

        (await dispatcher.DispatchAsync(Given.Opened(Given.Modified("docs/a.md")))).Builds.Should().BeEmpty();
        files.Asked.Should().BeEmpty();
        (await dispatcher.DispatchAsync(Given.Opened(Given.Modified("docs/a.md")) with { NumberOfFilesModified = 2 })).Builds.Should().ContainSingle();
        files.Asked.Should().ContainSingle();
    }

    [Fact]
    public async Task A_build_on_an_assumption_says_so_in_its_log_line_the_report_and_its_environment()
    {
        var (logger, starter) = (new RecordingLogger(), new RecordingBuildStarter());
        var rules = Given.Rules(all => all.OnPush(push => push.Touching("src/**").StartBuild("ci")));

        var build = (await new BuildDispatcher(rules, starter, new() { Logger = logger }).DispatchAsync(Given.Push("main"))).Builds.Should().ContainSingle().Subject;

        logger.Lines.Should().Contain(line => line.Id == 1 && line.Line.StartsWith("Rule ci started build ci:1 on an assumption, because facts are unknown: ChangedFiles. The key", StringComparison.Ordinal));
        build.Request.AssumedFacts.Should().Be(EventFactKinds.ChangedFiles);
        build.ToString().Should().Be("ci: started ci:1 on an assumption, because facts are unknown: ChangedFiles");
        starter.Requests.Should().ContainSingle().Which.EnvironmentVariables["CODECOMMIT_ASSUMED_FACTS"].Value.Should().Be("ChangedFiles");
    }

    [Fact]
    public async Task A_build_without_an_assumption_has_no_variable_about_it()
    {
        var starter = new RecordingBuildStarter();
        var rules = Given.Rules(all => all.OnPush(push => push.Touching("src/**").StartBuild("ci")));

        var dispatched = await new BuildDispatcher(rules, starter, new() { ChangedFiles = new FakeChangedFilesProvider { Files = SourceFiles } }).DispatchAsync(Given.Push("main"));

        dispatched.Builds.Should().ContainSingle().Which.ToString().Should().Be("ci: started ci:1");
        starter.Requests.Should().ContainSingle().Which.EnvironmentVariables.Keys.Should().NotContain("CODECOMMIT_ASSUMED_FACTS");
    }

    public static TheoryData<string, Func<BuildRulesBuilder, BuildRulesBuilder>, string[]> Needs => new()
    {
        { "no fact", all => all.OnPush(push => push.StartBuild("ci")), [] },
        { "the files", all => all.OnPush(push => push.Touching("src/**").StartBuild("ci")), ["ChangedFiles: ci"] },
        { "the message", all => all.OnPush("deploy", push => push.WithCommitMessage("x").StartBuild("ci")), ["Commit: deploy (never matches without it)"] },
        { "both", all => all.OnPush("a", push => push.Touching("src/**").StartBuild("ci")).OnPush("b", push => push.Touching("src/**").WithoutSkipMarker().StartBuild("ci")), ["Commit: b", "ChangedFiles: a, b"] },
        { "in a group", all => all.OnPush(push => push.AnyOf(one => one.ToBranch("main"), one => one.Unless(not => not.Touching("src/**"))).StartBuild("ci")), ["ChangedFiles: ci"] },
        { "a notification can list the files of an opened pull request", all => all.OnPullRequest(pr => pr.Opened().Touching("src/**").StartBuild("ci")), [] },
        { "no event lists the files of an updated pull request", all => all.OnPullRequest(pr => pr.Touching("src/**").StartBuild("ci")), ["ChangedFiles: ci"] },
        { "a rule that only notifies", all => all.OnPush(push => push.Touching("src/**").Notify("team")), ["ChangedFiles: notify team"] },
        { "finished builds", all => all.OnFinishedBuild(build => build.Fixed().StartBuild("ci")), ["BuildBatch: ci", "BuildHistory: ci"] },
        { "each build of a batch build", all => all.OnFinishedBuild(build => build.EachOfBatch().StartBuild("ci")), [] },
        { "many rules", all => Enumerable.Range(0, 12).Aggregate(all, (builder, number) => builder.OnPush($"r{number}", push => push.Touching("src/**").StartBuild("ci"))), ["ChangedFiles: r0, r1, r2, r3, r4, r5, r6, r7, r8, r9 and 2 more"] },
    };

    [Theory]
    [MemberData(nameof(Needs))]
    public async Task A_new_dispatcher_says_which_rules_need_a_fact_that_nobody_tells(string what, Func<BuildRulesBuilder, BuildRulesBuilder> define, string[] warnings)
    {
        var (logger, late) = (new RecordingLogger(), new RecordingLogger());
        BuildDispatcherOptions Options(RecordingLogger log) => new() { Logger = log, Channels = { ["team"] = new FakeNotificationChannel() } };

        var dispatcher = new BuildDispatcher(Given.Rules(define), new RecordingBuildStarter(), Options(logger));
        Warnings(logger).Should().Equal(warnings, what);
        await dispatcher.DispatchAsync(Given.Push("main"));
        Warnings(logger).Should().Equal(warnings, what);

        // Rules that a function returns are known when the first event arrives.
        var rules = Given.Rules(define);
        await new BuildDispatcher(() => rules, new RecordingBuildStarter(), Options(late)).DispatchAsync(Given.Push("main"));
        Warnings(late).Should().Equal(warnings, what);

        static IEnumerable<string> Warnings(RecordingLogger log) => log.RuleLines.Where(line => line.Id == 25)
            .Select(line => $"{line.Line.Split("the fact ")[1].Split(',')[0]}: {line.Line.Split(" Rules: ")[1].Split(" [")[0].Replace(" (matches without it)", "", StringComparison.Ordinal)}");
    }

    [Fact]
    public void The_warning_about_a_fact_that_nobody_tells_names_what_follows_and_the_package()
    {
        var logger = new RecordingLogger();
        var rules = Given.Rules(all => all.OnPush("src", push => push.Touching("src/**").WithCommitType("feat").StartBuild("ci")));

        _ = new BuildDispatcher(rules, new RecordingBuildStarter(), new() { Logger = logger });

        logger.RuleLines.Where(line => line.Id == 25).Select(line => line.Line).Should().Equal(
            "Rules need the fact Commit, but there is no provider for it: by default, it meets only conditions that exclude commit messages. The package CodeCommitEvents.CodeCommit (AddCodeCommit) has a provider. Set it in BuildDispatcherOptions.Commits. Rules: src (never matches without it)",
            "Rules need the fact ChangedFiles, but there is no provider for it: by default, every condition on it is met. The package CodeCommitEvents.CodeCommit (AddCodeCommit) has a provider. Set it in BuildDispatcherOptions.ChangedFiles. Rules: src (matches without it)");
    }
}
