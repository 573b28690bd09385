using CodeCommitEvents.Building;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;
using CodeCommitEvents.Testing;
using CodeCommitEvents.Tests.Rules;
using Microsoft.Extensions.Logging;

namespace CodeCommitEvents.Tests.Dispatching;

/// <summary>Tests that a rule on finished builds acts once for a batch build. CodeBuild sends an event for each build, and none for the batch build.</summary>
public sealed class BatchesTests
{
    private static readonly string[] Children = ["one", "two", "three"];

    private static readonly BuildRules Deploy = Given.Rules(all => all
        .OnFinishedBuild(build => build.OfProject("shop-release").Succeeded().StartBuild("shop-deploy")));

    [Fact]
    public async Task Three_builds_of_a_batch_build_start_the_next_build_once_when_the_batch_build_has_ended()
    {
        var (history, starter) = (new FakeBuildHistory(), new RecordingBuildStarter());
        var dispatcher = Dispatcher(Deploy, starter, history);

        for (var ended = 1; ended <= Children.Length; ended++)
        {
            history.Set(Batch(Enumerable.Repeat("SUCCEEDED", ended)));
            await dispatcher.DispatchAsync(Child(Children[ended - 1], "SUCCEEDED"));
            starter.Requests.Should().HaveCount(ended == Children.Length ? 1 : 0);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public async Task Builds_whose_events_arrive_after_the_end_of_the_batch_build_start_the_next_build_once(int concurrency)
    {
        var (history, starter) = (new FakeBuildHistory().Set(Batch(["SUCCEEDED", "SUCCEEDED", "SUCCEEDED"])), new RecordingBuildStarter());
        var dispatcher = new BuildDispatcher(Deploy, starter, new() { BuildBatches = history, MaxConcurrency = concurrency });

        var outcomes = new List<DispatchOutcome>();
        foreach (var child in Children.Concat(Children))
        {
            // Each event has its own time.
            outcomes.AddRange((await dispatcher.DispatchAsync(Child(child, "SUCCEEDED") with { Time = DateTimeOffset.UnixEpoch.AddSeconds(outcomes.Count) })).Builds.Select(build => build.Outcome));
        }

        starter.Requests.Should().ContainSingle().Which.ProjectName.Should().Be("shop-deploy");
        outcomes.Should().Equal(DispatchOutcome.Started, DispatchOutcome.Duplicate, DispatchOutcome.Duplicate, DispatchOutcome.Duplicate, DispatchOutcome.Duplicate, DispatchOutcome.Duplicate);
    }

    [Fact]
    public async Task A_channel_is_told_once_about_a_batch_build_with_the_outcome_of_the_batch_build()
    {
        var (history, team) = (new FakeBuildHistory().Set(Batch(["FAILED", "SUCCEEDED", "SUCCEEDED"], status: "FAILED")), new FakeNotificationChannel());
        var rules = Given.Rules(all => all.OnFinishedBuild(build => build.Notify("team")));
        var dispatcher = new BuildDispatcher(rules, new RecordingBuildStarter(), new() { BuildBatches = history, Channels = { ["team"] = team } });

        foreach (var child in Children)
        {
            await dispatcher.DispatchAsync(Child(child, "SUCCEEDED"));
        }

        var sent = team.Sent.Should().ContainSingle().Which;
        (sent.Outcome!.Status, sent.Outcome.Batch!.Groups.Count).Should().Be((BuildStatus.Failed, 3));
    }

    [Fact]
    public async Task The_status_of_the_batch_build_decides_and_not_the_status_of_its_last_build()
    {
        var rules = Given.Rules(all => all
            .OnFinishedBuild(build => build.Succeeded().StartBuild("deploy"))
            .OnFinishedBuild(build => build.Failed().StartBuild("clean-up"))
            .OnFinishedBuild(build => build.EndedWith(BuildStatus.TimedOut).StartBuild("late")));
        var (history, starter) = (new FakeBuildHistory(), new RecordingBuildStarter());
        var dispatcher = Dispatcher(rules, starter, history);

        history.Set(Batch(["FAILED"]));
        await dispatcher.DispatchAsync(Child("one", "FAILED"));
        starter.Requests.Should().BeEmpty("the batch build is running");
        history.Set(Batch(["FAILED", "SUCCEEDED", "SUCCEEDED"], status: "FAILED"));
        await dispatcher.DispatchAsync(Child("three", "SUCCEEDED"));

        starter.Requests.Select(request => request.ProjectName).Should().Equal("clean-up");
    }

    [Fact]
    public async Task A_retry_of_the_failed_builds_of_a_batch_build_ends_the_batch_build_again()
    {
        var (history, starter) = (new FakeBuildHistory(), new RecordingBuildStarter());
        var rules = Given.Rules(all => all.OnFinishedBuild(build => build.StartBuild("report")));
        var dispatcher = Dispatcher(rules, starter, history);

        history.Set(Batch(["SUCCEEDED", "SUCCEEDED", "FAILED"], status: "FAILED"));
        await dispatcher.DispatchAsync(Child("three", "FAILED"));
        history.Set(Batch(["SUCCEEDED", "SUCCEEDED", "SUCCEEDED"], status: "SUCCEEDED", last: "three-again"));
        await dispatcher.DispatchAsync(Child("three-again", "SUCCEEDED"));

        starter.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task With_EachOfBatch_a_rule_acts_on_each_build_of_the_batch_build()
    {
        var rules = Given.Rules(all => all
            .OnFinishedBuild("each", build => build.EachOfBatch().Failed().StartBuild("report"))
            .OnFinishedBuild("once", build => build.Failed().StartBuild("clean-up")));
        var (history, starter) = (new FakeBuildHistory(), new RecordingBuildStarter());
        var dispatcher = Dispatcher(rules, starter, history);

        history.Set(Batch(["FAILED", "SUCCEEDED"]));
        await dispatcher.DispatchAsync(Child("one", "FAILED"));
        await dispatcher.DispatchAsync(Child("two", "SUCCEEDED"));
        history.Set(Batch(["FAILED", "SUCCEEDED", "FAILED"], status: "FAILED"));
        await dispatcher.DispatchAsync(Child("three", "FAILED"));
        await dispatcher.DispatchAsync(Child("two", "SUCCEEDED"));

        starter.Requests.Select(request => request.ProjectName).Should().Equal("report", "report", "clean-up");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_rule_about_the_batch_build_and_a_rule_about_each_build_do_not_replace_each_other(bool isEachFirst)
    {
        var rules = Given.Rules(all =>
        {
            foreach (var isEach in new[] { isEachFirst, !isEachFirst })
            {
                all = isEach
                    ? all.OnFinishedBuild("each", build => build.EachOfBatch().StartBuild("report").Notify("team"))
                    : all.OnFinishedBuild("batch", build => build.StartBuild("report").Notify("team"));
            }

            return all;
        });
        var (history, starter, team) = (new FakeBuildHistory(), new RecordingBuildStarter(), new FakeNotificationChannel());
        var dispatcher = new BuildDispatcher(rules, starter, new() { BuildBatches = history, Channels = { ["team"] = team } });

        history.Set(Batch(["SUCCEEDED", "SUCCEEDED"]));
        await dispatcher.DispatchAsync(Child("one", "SUCCEEDED"));
        history.Set(Batch(["SUCCEEDED", "SUCCEEDED", "SUCCEEDED"]));
        await dispatcher.DispatchAsync(Child("two", "SUCCEEDED"));
        var last = await dispatcher.DispatchAsync(Child("three", "SUCCEEDED"));
        await dispatcher.DispatchAsync(Child("three", "SUCCEEDED"));

        starter.Requests.Select(request => request.RuleName).Should().BeEquivalentTo("each", "each", "each", "batch");
        team.Sent.Select(sent => (sent.RuleName, sent.Outcome!.Batch is not null)).Should().BeEquivalentTo([("each", false), ("each", false), ("each", false), ("batch", true)]);
        last.Decision.Explanation.Rules.Should().OnlyContain(rule => rule.Channels.Count == 1 && rule.RepeatedChannels.Count == 0 && rule.Projects.Count == 1);
    }

    [Fact]
    public async Task A_rule_of_another_kind_is_about_each_build_even_if_the_batch_build_is_known()
    {
        var rules = Given.Rules(all => all
            .On<BuildStateChangeEvent>("any", any => any.Notify("team"))
            .OnFinishedBuild("batch", build => build.StartBuild("report")));
        var (history, team) = (new FakeBuildHistory().Set(Batch(["SUCCEEDED", "SUCCEEDED", "SUCCEEDED"])), new FakeNotificationChannel());
        var dispatcher = new BuildDispatcher(rules, new RecordingBuildStarter(), new() { BuildBatches = history, Channels = { ["team"] = team } });

        foreach (var child in Children)
        {
            await dispatcher.DispatchAsync(Child(child, "SUCCEEDED"));
        }

        team.Sent.Select(sent => sent.Outcome!.Batch is null).Should().Equal(true, true, true);
    }

    [Fact]
    public async Task Without_a_provider_each_build_counts_and_one_warning_says_so()
    {
        var (logger, starter) = (new RecordingLogger(), new RecordingBuildStarter());
        var dispatcher = new BuildDispatcher(Deploy, starter, new() { Logger = logger });

        foreach (var child in Children)
        {
            (await dispatcher.DispatchAsync(Child(child, "SUCCEEDED"))).Decision.Explanation.Rules[0].Outcome.Should().Be(ConditionOutcome.Match);
        }

        starter.Requests.Should().HaveCount(3);
        logger.RuleLines.Where(line => line.Level == LogLevel.Warning).Should().ContainSingle().Which.Line.Should()
            .StartWith("Rules need the fact BuildBatch, but there is no provider for it: a rule on finished builds acts on each build of a batch build.");
    }

    [Fact]
    public async Task A_build_that_is_no_part_of_a_batch_build_is_handled_as_before()
    {
        var (history, starter) = (new FakeBuildHistory(), new RecordingBuildStarter());
        var (plain, asked) = (new BuildDispatcher(Deploy, new RecordingBuildStarter()), Dispatcher(Deploy, starter, history));

        var before = await plain.DispatchAsync(Child("one", "SUCCEEDED"));
        var now = await asked.DispatchAsync(Child("one", "SUCCEEDED"));

        starter.Requests.Should().ContainSingle();
        now.Builds[0].ClaimKey.Should().Be(before.Builds[0].ClaimKey);
    }

    [Theory]
    [InlineData("another project", 0)]
    [InlineData("shop-release", 1)]
    public async Task The_batch_build_is_asked_for_only_if_a_rule_depends_on_it(string project, int count)
    {
        var asked = new CountingBatches();
        var dispatcher = new BuildDispatcher(Deploy, new RecordingBuildStarter(), new() { BuildBatches = asked });

        await dispatcher.DispatchAsync(Given.Build(BuildStatus.Failed, project));
        await dispatcher.DispatchAsync(Given.Build(BuildStatus.InProgress, project));
        await dispatcher.DispatchAsync(Given.Push("main"));

        asked.Count.Should().Be(count, "the status of the batch build can differ from the status of its last build");
    }

    [Theory]
    [InlineData("SUCCEEDED")]
    [InlineData("FAILED")]
    public async Task If_the_batch_build_cannot_be_looked_up_the_event_fails_and_a_redelivery_finds_it(string last)
    {
        var rules = Given.Rules(all => all
            .OnFinishedBuild("each", build => build.EachOfBatch().StartBuild("report"))
            .OnFinishedBuild("other", build => build.OfProject("x").StartBuild("x-report"))
            .OnFinishedBuild("failed", build => build.Failed().StartBuild("clean-up")));
        var (batches, logger, starter) = (new CountingBatches { Failure = new TimeoutException() }, new RecordingLogger(), new RecordingBuildStarter());
        var dispatcher = new BuildDispatcher(rules, starter, new() { BuildBatches = batches, Logger = logger });

        var first = await dispatcher.DispatchAsync(Child("three", last));
        batches.Failure = null;
        batches.Batch = new() { Batch = Batch(["FAILED", "SUCCEEDED", last], status: "FAILED") };
        var second = await dispatcher.DispatchAsync(Child("three", last));

        (first.HasFailures, second.HasFailures).Should().Be((true, false));
        first.Decision.Failures.Should().ContainSingle().Which.RuleName.Should().Be("failed");
        first.Decision.Explanation.Rules.Select(rule => rule.IsMatch).Should().Equal(true, false, false);
        starter.Requests.Select(request => request.ProjectName).Should().Equal("report", "clean-up");
        logger.Lines.Where(line => line.Level == LogLevel.Error).Select(line => line.Id).Should().Equal(26);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_history_is_asked_for_even_if_the_batch_build_is_unknown(bool hasProvider)
    {
        var rules = Given.Rules(all => all.OnFinishedBuild(build => build.Fixed().StartBuild("celebrate")));
        var (logger, starter) = (new RecordingLogger(), new RecordingBuildStarter());
        var dispatcher = new BuildDispatcher(rules, starter, new()
        {
            BuildBatches = hasProvider ? new CountingBatches { Batch = null } : null,
            BuildHistory = new FakeBuildHistory { PreviousStatus = BuildStatus.Failed },
            Logger = logger,
        });

        await dispatcher.DispatchAsync(Child("one", "FAILED"));
        await dispatcher.DispatchAsync(Child("one", "SUCCEEDED"));

        starter.Requests.Should().ContainSingle();
        logger.Lines.Select(line => line.Id).Where(id => id is 5).Should().Equal(hasProvider ? [5, 5] : []);
        logger.RuleLines.Select(line => line.Id).Where(id => id is 25).Should().Equal(hasProvider ? [] : [25]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task If_the_history_cannot_be_looked_up_only_the_rules_that_need_it_fail(bool hasBatches)
    {
        var rules = Given.Rules(all => all
            .OnFinishedBuild("fixed", build => build.Fixed().StartBuild("celebrate"))
            .OnFinishedBuild("deploy", build => build.Succeeded().StartBuild("shop-deploy"))
            .OnFinishedBuild("failing", build => build.StillFailing().StartBuild("report")));
        var starter = new RecordingBuildStarter();

        var dispatched = await new BuildDispatcher(rules, starter, new() { BuildBatches = hasBatches ? new FakeBuildHistory() : null, BuildHistory = new FailingHistory() }).DispatchAsync(Child("one", "SUCCEEDED"));

        dispatched.Decision.Failures.Select(failure => failure.RuleName).Should().Equal("fixed");
        starter.Requests.Select(request => request.ProjectName).Should().Equal("shop-deploy");
    }

    [Fact]
    public async Task A_rule_that_stops_on_the_status_of_a_build_does_not_hide_a_rule_on_the_batch_build()
    {
        var rules = Given.Rules(all => all
            .OnFinishedBuild(build => build.Succeeded().Ignore())
            .OnFinishedBuild(build => build.Failed().StartBuild("clean-up")));
        var (history, starter) = (new FakeBuildHistory().Set(Batch(["FAILED", "SUCCEEDED", "SUCCEEDED"], status: "FAILED")), new RecordingBuildStarter());

        await Dispatcher(rules, starter, history).DispatchAsync(Child("three", "SUCCEEDED"));

        starter.Requests.Select(request => request.ProjectName).Should().Equal("clean-up");
    }

    [Fact]
    public async Task The_history_of_a_batch_build_is_that_of_batch_builds()
    {
        var rules = Given.Rules(all => all.OnFinishedBuild(build => build.Fixed().StartBuild("report")));
        var (history, starter) = (new FakeBuildHistory(), new RecordingBuildStarter());
        var cause = new BuildEnvironmentVariable { Name = "CODECOMMIT_TRIGGER", Value = "branch/main" };
        history.Set(Batch(["FAILED", "FAILED", "FAILED"], status: "FAILED") with { BatchArn = Arn("build-batch", "b0"), Groups = [new() { Identifier = "a", BuildArn = Arn("build", "zero"), Status = BuildStatus.Failed }], EnvironmentVariables = [cause] });
        history.Set(Batch(["SUCCEEDED", "SUCCEEDED", "SUCCEEDED"]) with { EnvironmentVariables = [cause] });

        await new BuildDispatcher(rules, starter, new() { BuildBatches = history, BuildHistory = history }).DispatchAsync(Child("three", "SUCCEEDED"));

        starter.Requests.Should().ContainSingle();
    }

    [Fact]
    public void A_running_batch_build_is_the_reason_why_a_rule_does_not_match() =>
        Deploy.Evaluate(Child("one", "SUCCEEDED"), new() { BuildBatch = new() { Batch = Batch(["SUCCEEDED"]) } }).Explanation.Rules[0].ToString().Should().Be(
            "shop-deploy: expected a finished build, found a build that is SUCCEEDED in a batch build that is running (1 of 3 groups have ended)");

    private static BuildDispatcher Dispatcher(BuildRules rules, IBuildStarter starter, FakeBuildHistory history) => new(rules, starter, new() { BuildBatches = history });

    private static Arn Arn(string kind, string id) => new($"arn:aws:codebuild:us-east-1:111122223333:{kind}/shop-release:{id}");

    /// <summary>Returns a batch build. Its groups have these statuses; the groups without a status are running.</summary>
    private static BuildBatch Batch(IEnumerable<string> statuses, string? status = null, string last = "three")
    {
        var known = statuses.ToArray();
        string[] children = [.. Children[..^1], last];
        return new()
        {
            BatchArn = Arn("build-batch", "b1"),
            ProjectName = "shop-release",
            IsComplete = known.Length == children.Length,
            Status = known.Length < children.Length ? BuildStatus.InProgress : new BuildStatus(status ?? "SUCCEEDED"),
            Source = Given.Build(BuildStatus.Succeeded).Information!.Source,
            SourceVersion = Given.Commit,
            Groups = [.. children.Select((child, index) => new BuildBatchGroup { Identifier = child, BuildArn = Arn("build", child), Status = index < known.Length ? new BuildStatus(known[index]) : BuildStatus.InProgress })],
        };
    }

    private static BuildStateChangeEvent Child(string id, string status) => Given.Build(new BuildStatus(status), "shop-release") with { BuildArn = Arn("build", id) };

    private sealed class FailingHistory : IBuildHistoryProvider
    {
        public Task<BuildHistory?> GetHistoryAsync(BuildStateChangeEvent build, BuildBatch? batch = null, CancellationToken cancellationToken = default) => throw new TimeoutException();
    }

    private sealed class CountingBatches : IBuildBatchProvider
    {
        public int Count { get; private set; }

        public Exception? Failure { get; set; }

        public BatchMembership? Batch { get; set; } = BatchMembership.None;

        public Task<BatchMembership?> GetBatchAsync(BuildStateChangeEvent build, CancellationToken cancellationToken = default)
        {
            Count++;
            return Failure is null ? Task.FromResult(Batch) : throw Failure;
        }
    }
}
