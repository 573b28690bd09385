using System.Globalization;
using CodeCommitEvents.Rules;
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
        var rules = Given.Rules(all => all.OnPush(push => push.Touching("src/**").WithCommitType("feat").StartBuild("ci")));

        var dispatched = await new BuildDispatcher(rules, new RecordingBuildStarter(), new() { Logger = logger, ChangedFiles = files, Commits = commits }).DispatchAsync(Given.Push("main"));

        dispatched.Builds.Should().ContainSingle();
        (commits.Asked.Count, files.Asked.Count).Should().Be((1, 1));
        dispatched.Decision.Facts.Should().Be(new EventFacts { CommitProblem = "the provider does not know", ChangedFilesProblem = "the provider does not know" });
        dispatched.Decision.NeededFacts.Should().Be(EventFactKinds.Commit | EventFactKinds.ChangedFiles);
        logger.Lines.Should().Equal(
            (5, LogLevel.Information, "Unknown facts: Commit, ChangedFiles. Rules that matched on an assumption about them: ci [referenceUpdated payments-api branch/main ec5e858dd773 (a message without an id)]", null),
            (1, LogLevel.Information, $"Rule ci started build ci:1. The key of its claim is {dispatched.Builds[0].ClaimKey} [referenceUpdated payments-api branch/main ec5e858dd773 (a message without an id)]", null));
    }

    [Theory]
    [InlineData(MissingFactsBehavior.Match, 1)]
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
}
