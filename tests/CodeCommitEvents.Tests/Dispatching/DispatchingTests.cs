using System.Text;
using CodeCommitEvents.Events;
using CodeCommitEvents.Tests.Rules;
using Microsoft.Extensions.Logging;

namespace CodeCommitEvents.Tests.Dispatching;

/// <summary>Tests cancellation, failures and the log.</summary>
public sealed class DispatchingTests
{
    private static readonly BuildRules Files = Given.Rules(all => all.OnPush(push => push.Touching("src/**").StartBuild("ci")));
    private static readonly BuildRules Two = Given.Rules(all => all.OnPush("a", push => push.StartBuild("a")).OnPush("b", push => push.StartBuild("b")));

    [Fact]
    public async Task The_cancellation_token_reaches_the_providers_and_ends_the_dispatch()
    {
        using var cancellation = new CancellationTokenSource();
        var (starter, logger) = (new RecordingBuildStarter(), new RecordingLogger());
        var files = new FakeChangedFilesProvider
        {
            OnAsked = token =>
            {
                token.Should().Be(cancellation.Token);
                cancellation.Cancel();
                token.ThrowIfCancellationRequested();
            },
        };
        var dispatch = () => new BuildDispatcher(Files, starter, new() { Logger = logger, ChangedFiles = files }).DispatchAsync(Given.Push("main"), cancellation.Token);

        await dispatch.Should().ThrowAsync<OperationCanceledException>();
        starter.Requests.Should().BeEmpty();
        logger.Lines.Should().NotContain(line => line.Item1 == 3);
    }

    [Fact]
    public async Task The_cancellation_token_reaches_the_commit_provider()
    {
        using var cancellation = new CancellationTokenSource();
        var seen = CancellationToken.None;
        var commits = new FakeCommitProvider { Commit = new() { Message = "feat: x" }, OnAsked = token => seen = token };
        var rules = Given.Rules(all => all.OnPush(push => push.WithCommitType("feat").StartBuild("ci")));

        await new BuildDispatcher(rules, new RecordingBuildStarter(), new() { Commits = commits }).DispatchAsync(Given.Push("main"), cancellation.Token);

        seen.Should().Be(cancellation.Token);
    }

    [Fact]
    public async Task A_dispatch_that_is_cancelled_after_the_first_build_does_not_start_the_second()
    {
        using var cancellation = new CancellationTokenSource();
        var starter = new RecordingBuildStarter
        {
            FailureOf = _ =>
            {
                cancellation.Cancel();
                return new OperationCanceledException(cancellation.Token);
            },
        };
        var dispatch = () => new BuildDispatcher(Two, starter).DispatchAsync(Given.Push("main"), cancellation.Token);

        await dispatch.Should().ThrowAsync<OperationCanceledException>();
        starter.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_starter_that_cancels_by_itself_has_failed()
    {
        var (logger, failure) = (new RecordingLogger(), new OperationCanceledException("too late"));
        var starter = new RecordingBuildStarter { FailureOf = request => request.ProjectName == "a" ? failure : null };

        var dispatched = await new BuildDispatcher(Two, starter, new() { Logger = logger }).DispatchAsync(Given.Push("main"));

        dispatched.Builds.Should().Equal(
            new DispatchedBuild { Request = starter.Requests[0], ClaimKey = dispatched.Builds[0].ClaimKey, Outcome = DispatchOutcome.Failed, Failure = failure },
            new DispatchedBuild { Request = starter.Requests[1], ClaimKey = dispatched.Builds[1].ClaimKey, Outcome = DispatchOutcome.Started, Started = new StartedBuild { BuildId = "b:2" } });
        logger.Lines.Should().Equal(
            (2, LogLevel.Error, "Rule a could not start a build of a: OperationCanceledException: too late (IsTransient: True, MayHaveStarted: True, error code: none, request id: none) [referenceUpdated payments-api branch/main ec5e858dd773 (a message without an id)]", null),
            (1, LogLevel.Information, $"Rule b started build b:2. The key of its claim is {dispatched.Builds[1].ClaimKey} [referenceUpdated payments-api branch/main ec5e858dd773 (a message without an id)]", null));
    }

    [Fact]
    public async Task A_rule_that_throws_is_logged_and_is_a_failure_of_the_event()
    {
        var (logger, problem) = (new RecordingLogger(), new InvalidOperationException("no"));
        var rules = Given.Rules(all => all
            .OnPush("broken", push => push.Where(_ => throw problem).StartBuild("a"))
            .OnPush("nameless", push => push.StartBuild(_ => throw problem))
            .OnPush("good", push => push.StartBuild("b")));

        var dispatched = await new BuildDispatcher(rules, new RecordingBuildStarter(), new() { Logger = logger }).DispatchAsync(Given.Push("main"));

        dispatched.Builds.Select(build => build.Request.RuleName).Should().Equal("good");
        new DispatchReport { Events = [dispatched] }.HasFailures.Should().BeTrue();
        logger.Lines.Should().Equal(
            (4, LogLevel.Error, "Rule broken threw an exception and does not apply [referenceUpdated payments-api branch/main ec5e858dd773 (a message without an id)]", problem),
            (4, LogLevel.Error, "Rule nameless threw an exception and does not apply [referenceUpdated payments-api branch/main ec5e858dd773 (a message without an id)]", problem),
            (1, LogLevel.Information, $"Rule good started build b:1. The key of its claim is {dispatched.Builds[0].ClaimKey} [referenceUpdated payments-api branch/main ec5e858dd773 (a message without an id)]", null));
    }

    [Fact]
    public async Task A_rule_that_throws_is_logged_once_even_if_the_rules_are_evaluated_several_times()
    {
        var logger = new RecordingLogger();
        var rules = Given.Rules(all => all
            .OnPush("broken", push => push.Where(_ => throw new InvalidOperationException()).StartBuild("a"))
            .OnPush(push => push.Touching("src/**").WithBreakingChange().StartBuild("ci")));

        await new BuildDispatcher(rules, new RecordingBuildStarter(), new() { Logger = logger, ChangedFiles = new FakeChangedFilesProvider(), Commits = new FakeCommitProvider() }).DispatchAsync(Given.Push("main"));

        logger.Lines.Count(line => line.Id == 4).Should().Be(1);
    }

    [Fact]
    public async Task The_text_of_a_report_and_of_its_exception_is_escaped()
    {
        const string Forged = "a\u001b[2J\n\u202e\U000E0041";
        var rules = Given.Rules(all => all.OnPush(Forged, push => push.Where(_ => throw new InvalidOperationException()).StartBuild("x")).OnPush(push => push.StartBuild("ci")));
        var starter = new RecordingBuildStarter { FailureOf = _ => new BuildStartException("ci", isTransient: true, Forged) };

        var report = new DispatchReport { Events = [await new BuildDispatcher(rules, starter).DispatchAsync(Given.Push("main")), await new BuildDispatcher(rules, starter).DispatchAsync(EveryEvent.ByName["unreadable"])] };

        foreach (var text in new[] { report.ToString(), new CodeCommitEvents.Dispatching.DispatchException(report).Message })
        {
            text.Should().Contain(@"Rule a\u001b[2J\u000a\u202e\U000e0041 threw").And.Contain(@": a\u001b[2J\u000a\u202e\U000e0041").And.NotContain("\u001b").And.NotContain("\u202e").And.NotContain("\U000E0041");
        }
    }

    [Fact]
    public async Task The_explanation_is_logged_at_the_level_Debug()
    {
        var logger = new RecordingLogger { MinLevel = LogLevel.Debug };

        var dispatched = await new BuildDispatcher(Two, new RecordingBuildStarter(), new() { Logger = logger }).DispatchAsync(Given.Opened());

        logger.Lines.Should().Equal(
            (14, LogLevel.Information, "No rule requests a build. Nearest: a: expected a push to a branch, found pullRequestCreated [pullRequestCreated payments-api pr/7 ec5e858dd773 (a message without an id)]", null),
            (6, LogLevel.Debug, $"{dispatched.Decision} [pullRequestCreated payments-api pr/7 ec5e858dd773 (a message without an id)]", null));
    }

    [Fact]
    public async Task A_report_has_failures_if_a_message_is_unreadable_but_not_if_no_rule_matches()
    {
        var dispatcher = new BuildDispatcher(Two, new RecordingBuildStarter());
        var good = await dispatcher.DispatchAsync(Given.Push("main"));
        var unwanted = await dispatcher.DispatchAsync(Given.Opened());
        var unreadable = await dispatcher.DispatchAsync(EveryEvent.ByName["unreadable"]);

        new DispatchReport { Events = [good, unwanted] }.HasFailures.Should().BeFalse();
        new DispatchReport { Events = [good, unreadable, unwanted] }.HasFailures.Should().BeTrue();
        new DispatchReport { Events = [] }.HasFailures.Should().BeFalse();
    }

    [Fact]
    public async Task A_printed_report_has_a_line_for_each_event_and_each_build()
    {
        var starter = new RecordingBuildStarter { FailureOf = request => request.ProjectName == "b" ? new BuildStartException("b", isTransient: true, "Throttled.") : null };
        var dispatcher = new BuildDispatcher(Two, starter);
        var first = await dispatcher.DispatchAsync(Given.Push("x\u202ey"));
        var second = await dispatcher.DispatchAsync(Given.Push("x\u202ey"));
        var report = new DispatchReport { Events = [first, second, await dispatcher.DispatchAsync(Given.Opened()), await dispatcher.DispatchAsync(EveryEvent.ByName["unreadable"])] };

        report.ToString().ReplaceLineEndings("\n").Should().StartWith("""
            referenceUpdated payments-api branch/x\u202ey ec5e858dd773 (a message without an id): a, b
              a: started a:1
              b: not started, a retry can help: Throttled.
            referenceUpdated payments-api branch/x\u202ey ec5e858dd773 (a message without an id): a, b
              a: started before, a:1
              b: not started, a retry can help: Throttled.
            pullRequestCreated payments-api pr/7 ec5e858dd773 (a message without an id): no build
              nearest: a: expected a push to a branch, found pullRequestCreated
            A record could not be read: 
            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task An_unreadable_message_is_in_the_report_with_its_delivery()
    {
        using var payload = new MemoryStream(Encoding.UTF8.GetBytes("""{"Records":[{"body":"{\"broken\": ","messageId":"1"}]}"""));

        var report = await new BuildDispatcher(Two, new RecordingBuildStarter()).DispatchAsync(payload);

        report.HasFailures.Should().BeTrue();
        report.Events.Should().ContainSingle().Which.Delivery.Event.Should().BeOfType<UnreadableMessage>();
        payload.CanRead.Should().BeTrue();
    }

    [Fact]
    public async Task A_null_argument_throws()
    {
        var dispatcher = new BuildDispatcher(Two, new RecordingBuildStarter());
        Func<BuildDispatcher>[] makes = [() => new BuildDispatcher((BuildRules)null!, new RecordingBuildStarter()), () => new BuildDispatcher(Two, null!)];
        Func<Task>[] dispatches = [() => dispatcher.DispatchAsync((Stream)null!), () => dispatcher.DispatchAsync((EventDelivery)null!), () => dispatcher.DispatchAsync((ServiceEvent)null!)];

        foreach (var make in makes)
        {
            make.Should().Throw<ArgumentNullException>();
        }

        foreach (var dispatch in dispatches)
        {
            await dispatch.Should().ThrowAsync<ArgumentNullException>();
        }
    }
}
