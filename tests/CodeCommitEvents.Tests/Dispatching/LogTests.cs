using CodeCommitEvents.Building;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;
using CodeCommitEvents.Testing;
using CodeCommitEvents.Tests.Rules;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace CodeCommitEvents.Tests.Dispatching;

/// <summary>Tests what a log says about a message: the text and the fields of each line.</summary>
public sealed class LogTests
{
    private static readonly BuildRules Rules = Given.Rules(all => all
        .OnPush("push", push => push.ToBranch("main").StartBuild("ci", build => build.CancelSuperseded()))
        .OnPullRequest("checks", pr => pr.Into("main").StartBuild("checks")));

    private readonly RecordingLogger log = new() { MinLevel = LogLevel.Debug };

    [Fact]
    public async Task A_line_about_a_build_has_the_repository_the_reference_the_commit_the_rule_the_project_and_the_message_as_fields()
    {
        await Dispatch(new RecordingBuildStarter()).DispatchAsync(Queued(Given.Push("main")));

        log.FieldsOf(1).Should().Contain(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Event"] = "referenceUpdated",
            ["Repository"] = "payments-api",
            ["Reference"] = "refs/heads/main",
            ["Commit"] = Given.Push("main").CommitId!,
            ["Rule"] = "push",
            ["Project"] = "ci",
            ["MessageId"] = "m-1",
        });
        log.FieldsOf(1).Keys.Should().NotContain("PullRequest").And.OnlyHaveUniqueItems();
        log.Lines.Single(line => line.Id == 1).Line.Should().EndWith($" [referenceUpdated payments-api branch/main {Given.Push("main").CommitId![..12]} (SQS message m-1)]");
    }

    [Fact]
    public async Task A_line_about_a_pull_request_has_its_number_as_a_field()
    {
        await Dispatch(new RecordingBuildStarter()).DispatchAsync(Queued(Given.Opened() with { Destination = GitReference.Branch("main") }));

        log.FieldsOf(1).Should().Contain(new Dictionary<string, string?>(StringComparer.Ordinal) { ["PullRequest"] = "7", ["Rule"] = "checks", ["Project"] = "checks" });
    }

    [Fact]
    public async Task Every_line_of_a_dispatch_has_the_change_and_the_id_of_the_message()
    {
        var rules = Given.Rules(all => all
            .OnPush("files", push => push.Touching("src/**").StartBuild("ci", build => build.CancelSuperseded()))
            .OnPush("broken", push => push.Where(_ => throw new InvalidOperationException("no")).StartBuild("x"))
            .OnPush("unfinished", push => push.StartBuild("y")));
        var claims = new UnwritableClaimStore();
        var starter = new RecordingBuildStarter { FailureOf = request => request.ProjectName == "y" ? new InvalidOperationException("no") : null };
        var options = new BuildDispatcherOptions { Logger = log, Claims = claims, ChangedFiles = new FakeChangedFilesProvider { Failure = new InvalidOperationException("no") }, Observer = new BrokenObserver() };

        await new BuildDispatcher(rules, starter, options).DispatchAsync(Queued(Given.Push("main")));

        log.Lines.Select(line => line.Id).Distinct().Should().BeEquivalentTo([1, 2, 3, 4, 5, 6, 9, 11, 15]);
        log.Lines.Should().OnlyContain(line => line.Line.EndsWith(" (SQS message m-1)]"));
        log.Fields.Should().OnlyContain(fields => fields["Repository"] == "payments-api" && fields["MessageId"] == "m-1" && fields["Reference"] == "refs/heads/main");
        log.Lines.Zip(log.Fields).Where(line => line.First.Id is 1 or 2 or 9 or 11).Should().OnlyContain(line => line.Second.ContainsKey("Rule") && line.Second.ContainsKey("Project"));
    }

    [Fact]
    public async Task A_message_that_a_rule_only_tells_a_channel_is_logged_with_the_channel_and_not_as_one_that_no_rule_wants()
    {
        var rules = Given.Rules(all => all.OnPush("tell", push => push.Notify("team")));

        await new BuildDispatcher(rules, new RecordingBuildStarter(), new() { Logger = log, Channels = { ["team"] = new FakeNotificationChannel() } }).DispatchAsync(Given.Push("main"));

        log.Lines.Select(line => line.Id).Should().Contain(21).And.NotContain(14);
    }

    [Theory]
    [InlineData("kinesis", "Kinesis record shardId-000000000006:49590338271490256608559692538361571095921575989136588898")]
    [InlineData("cloudwatch-logs", "log event ")]
    [InlineData("api-gateway", "SNS message 8a1f2c3d-4e5f-5061-8273-94a5b6c7d8e9")]
    public async Task The_id_of_the_outermost_message_is_in_the_line_whatever_the_transport_is(string folder, string id)
    {
        await new BuildDispatcher(Rules, new RecordingBuildStarter(), new() { Logger = log, HttpVerifier = new AcceptingVerifier() }).DispatchAsync(Payloads.Read($"wrapped/{folder}/referenceUpdated.json"));

        log.Lines.Single(line => line.Id == 1).Line.Should().Contain($"({id}");
    }

    [Fact]
    public async Task A_failed_build_is_one_line_with_the_reason_and_what_a_retry_needs_to_know()
    {
        var quiet = new RecordingLogger();
        var failure = new BuildStartException("ci", isTransient: false, "CodeBuild refused the request.\nSee below.", new InvalidOperationException("No such project.")) { ErrorCode = "ResourceNotFoundException", RequestId = "r-1" };
        var starter = new RecordingBuildStarter { FailureOf = _ => failure };

        await new BuildDispatcher(Rules, starter, new() { Logger = quiet }).DispatchAsync(Queued(Given.Push("main")));

        var line = quiet.Lines.Should().ContainSingle(line => line.Id == 2).Which;
        line.Line.Should().StartWith(
            "Rule push could not start a build of ci: CodeBuild refused the request. See below. Caused by InvalidOperationException: No such project. "
            + "(IsTransient: False, MayHaveStarted: False, error code: ResourceNotFoundException, request id: r-1) [")
            .And.NotContain("\n");
        line.Exception.Should().BeNull("the stack is logged only at the level Debug");
        quiet.FieldsOf(2).Should().Contain(new Dictionary<string, string?>(StringComparer.Ordinal) { ["IsTransient"] = "False", ["ErrorCode"] = "ResourceNotFoundException", ["RequestId"] = "r-1" });
    }

    [Fact]
    public async Task The_stack_of_a_failed_build_is_logged_at_the_level_Debug()
    {
        var failure = new InvalidOperationException("no");

        await Dispatch(new RecordingBuildStarter { FailureOf = _ => failure }).DispatchAsync(Given.Push("main"));

        log.Lines.Single(line => line.Id == 2).Exception.Should().BeSameAs(failure);
    }

    [Fact]
    public async Task A_build_that_another_process_is_starting_is_logged_with_the_end_of_its_lease()
    {
        var time = new FakeTimeProvider(new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
        var claims = new InMemoryBuildClaimStore(time);
        var starter = new RecordingBuildStarter();
        var first = await Dispatch(starter, new() { Claims = claims, TimeProvider = time }).DispatchAsync(Given.Push("main"));
        var other = new InMemoryBuildClaimStore(time);
        await other.AcquireAsync(new() { Key = first.Builds[0].ClaimKey! });

        await Dispatch(starter, new() { Claims = other, TimeProvider = time, ClaimWaitTime = TimeSpan.Zero, Logger = log }).DispatchAsync(Given.Push("main"));

        log.Lines.Single(line => line.Id == 12).Line.Should().StartWith("Rule push could not start a build of ci: another process is starting it, until 2026-01-02 03:06:05Z at the latest. A retry finds its result [");
    }

    [Fact]
    public async Task A_message_without_a_build_is_logged_with_the_rule_that_is_closest_to_a_match()
    {
        await Dispatch(new RecordingBuildStarter()).DispatchAsync(Queued(Given.Push("develop")));

        log.Lines.Single(line => line.Id == 14).Line.Should().StartWith("No rule requests a build. Nearest: push: expected branch main, found develop [");
        log.FieldsOf(14)["Nearest"].Should().Be("push: expected branch main, found develop");
    }

    [Fact]
    public async Task A_message_without_a_build_says_why_if_the_rule_has_no_project_or_its_code_throws_or_the_message_is_of_another_service()
    {
        (await NearestOf(all => all.OnPush("computed", push => push.StartBuild(_ => null)), Given.Push("main")))
            .Should().Be("computed: matched, but the name of its project is empty for this event");
        (await NearestOf(all => all.OnPush("other", push => push.InRepository("shop").StartBuild("ci")).OnPush("broken", push => push.Where(_ => throw new InvalidOperationException("no")).StartBuild("ci")), Given.Push("main")))
            .Should().StartWith("broken: ");
        (await NearestOf(all => all.OnPush("push", push => push.StartBuild("ci")), new ForeignEvent { Source = "aws.events", DetailType = "Scheduled Event", Json = "{}" }))
            .Should().Be("push: expected a push to a branch, found \"Scheduled Event\" of \"aws.events\"");
    }

    [Fact]
    public async Task A_message_that_a_rule_ignores_is_logged_with_that_rule()
    {
        var rules = Given.Rules(all => all.OnPush("robots", push => push.ToBranch("bot/*").Ignore()).OnPush("all", push => push.StartBuild("ci")));

        await new BuildDispatcher(rules, new RecordingBuildStarter(), new() { Logger = log }).DispatchAsync(Given.Push("bot/1"));

        log.Lines.Single(line => line.Id == 14).Line.Should().StartWith("No rule requests a build. Nearest: robots: matched, and ignores the event; later rules are not tried [");
    }

    [Theory]
    [InlineData("""{"source":"aws.codecommit","detail-type":"CodeCommit Repository State Change","detail":{"event":"branchPainted","secret":"x"}}""", "branchPainted")]
    [InlineData("""{"source":"aws.codebuild","detail-type":"CodeBuild Fleet State Change","detail":{"secret":"x"}}""", "CodeBuild Fleet State Change")]
    public async Task A_message_that_looks_like_CodeCommit_or_CodeBuild_but_is_not_a_known_event_is_a_warning_without_its_content(string payload, string name)
    {
        await Dispatch(new RecordingBuildStarter()).DispatchMessageAsync(payload, "m-1");

        var line = log.Lines.Single(line => line.Id == 16);
        line.Level.Should().Be(LogLevel.Warning);
        line.Line.Should().Contain(name).And.NotContain("secret");
        log.FieldsOf(16)["MessageId"].Should().Be("m-1");
        log.Lines.Should().NotContain(other => other.Id == 14);
    }

    [Fact]
    public async Task An_unknown_event_for_which_a_rule_starts_a_build_is_no_warning()
    {
        var rules = Given.Rules(all => all.On<UnknownCodeCommitEvent>(any => any.StartBuild("ci", build => build.At(SourceVersionChoice.ProjectDefault))));

        await new BuildDispatcher(rules, new RecordingBuildStarter(), new() { Logger = log })
            .DispatchMessageAsync("""{"source":"aws.codecommit","detail-type":"CodeCommit Repository State Change","detail":{"event":"branchPainted"}}""");

        log.Lines.Should().Contain(line => line.Id == 1).And.NotContain(line => line.Id == 16);
    }

    [Fact]
    public async Task An_event_of_another_service_is_no_warning()
    {
        await Dispatch(new RecordingBuildStarter()).DispatchMessageAsync(FakeMessages.Foreign());

        log.Lines.Should().Contain(line => line.Id == 14).And.NotContain(line => line.Level >= LogLevel.Warning);
    }

    [Fact]
    public async Task Names_in_fields_are_escaped()
    {
        await Dispatch(new RecordingBuildStarter()).DispatchAsync(Given.Push("a\n{\"forged\":1}\U000E0041"));

        log.FieldsOf(14)["Reference"].Should().Be("refs/heads/a\\u000a{\"forged\":1}\\U000e0041");
    }

    [Fact]
    public async Task Rules_are_logged_once_and_again_when_they_have_changed()
    {
        var rules = Rules;
        var dispatcher = new BuildDispatcher(() => rules, new RecordingBuildStarter(), new() { Logger = log });

        await dispatcher.DispatchAsync(Given.Push("main"));
        await dispatcher.DispatchAsync(Given.Push("develop"));
        rules = BuildRules.Empty;
        await dispatcher.DispatchAsync(Given.Push("main"));
        await dispatcher.DispatchAsync(Given.Push("develop"));

        log.RuleLines.Should().HaveCount(2);
        log.RuleLines[0].Should().Match<(int Id, LogLevel Level, string Line)>(line => line.Id == 18 && line.Level == LogLevel.Information && line.Line.StartsWith("Rules loaded: 2"));
        log.RuleLines[1].Should().Match<(int Id, LogLevel Level, string Line)>(line => line.Id == 19 && line.Level == LogLevel.Warning && line.Line.StartsWith("Rules reloaded: there are none"));
    }

    [Fact]
    public void Fixed_rules_are_logged_when_the_dispatcher_is_created()
    {
        _ = Dispatch(new RecordingBuildStarter());

        log.RuleLines.Should().Equal((18, LogLevel.Information, "Rules loaded: 2"));
    }

    private static async Task<string?> NearestOf(Func<BuildRulesBuilder, BuildRulesBuilder> define, ServiceEvent serviceEvent)
    {
        var logger = new RecordingLogger();
        await new BuildDispatcher(Given.Rules(define), new RecordingBuildStarter(), new() { Logger = logger }).DispatchAsync(serviceEvent);
        return logger.FieldsOf(14)["Nearest"];
    }

    private static EventDelivery Queued(ServiceEvent serviceEvent) => new() { Event = serviceEvent, Transports = [new SqsTransport { MessageId = "m-1" }] };

    private BuildDispatcher Dispatch(IBuildStarter starter, BuildDispatcherOptions? options = null) => new(Rules, starter, options ?? new() { Logger = log });

    /// <summary>A store whose claims can be acquired, but not written.</summary>
    private sealed class UnwritableClaimStore : IBuildClaimStore
    {
        public Task<BuildClaim> AcquireAsync(BuildClaimRequest request, CancellationToken cancellationToken = default) =>
            Task.FromResult(new BuildClaim { Key = request.Key, State = BuildClaimState.Acquired, Holder = "me" });

        public Task CompleteAsync(BuildClaim claim, StartedBuild build, CancellationToken cancellationToken = default) => throw new InvalidOperationException("no");

        public Task ReleaseAsync(BuildClaim claim, bool mayHaveStarted, CancellationToken cancellationToken = default) => throw new InvalidOperationException("no");

        public Task<BuildClaim?> FindAsync(string key, CancellationToken cancellationToken = default) => throw new InvalidOperationException("no");

        public Task<bool> ForgetAsync(string key, CancellationToken cancellationToken = default) => throw new InvalidOperationException("no");

        public Task<StartedBuild?> SupersedeAsync(string group, ChangeMoment change, StartedBuild build, CancellationToken cancellationToken = default) => throw new InvalidOperationException("no");
    }

    private sealed class BrokenObserver : CodeCommitEvents.Dispatching.IDispatchObserver
    {
        public void OnDecided(BuildDecision decision) => throw new InvalidOperationException("no");
    }
}
