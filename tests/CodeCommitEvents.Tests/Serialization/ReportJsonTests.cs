using System.Text.Json;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;
using CodeCommitEvents.Rules;
using CodeCommitEvents.Testing;
using CodeCommitEvents.Tests.Rules;
using Snippets;

namespace CodeCommitEvents.Tests.Serialization;

/// <summary>Tests that System.Text.Json writes all of a decision or report, and reads it back.</summary>
public sealed class ReportJsonTests
{
    private static readonly BuildRules Rules = BuildRules.CreateBuilder()
        .OnPush("docs", push => push.Unless(it => it.ToBranch("main")).Ignore())
        .OnPush(push => push.ToBranch("main").Touching("src/**").StartBuild("ci"))
        .OnPush("broken", push => push.Where(_ => throw new InvalidOperationException("No such table.")).StartBuild("audit"))
        .OnPullRequest(pr => pr.AnyOf(it => it.Opened(), it => it.Into("main").Approved()).StartBuild("checks").Notify("team", "broken"))
        .Build();

    public static TheoryData<JsonSerializerOptions> Styles { get; } =
        [JsonSerializerOptions.Default, JsonSerializerOptions.Web, new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower }, new() { TypeInfoResolver = ReportContext.Default }];

    public static IEnumerable<ServiceEvent> Events { get; } =
        [FakeEvents.ReferenceUpdated(), FakeEvents.ReferenceCreated(), FakeEvents.PullRequestCreated(), FakeEvents.CommentOnPullRequestCreated("x")];

    [Theory]
    [MemberData(nameof(Styles))]
    public void A_decision_reads_back_with_its_explanation(JsonSerializerOptions options)
    {
        foreach (var decision in Events.Select(serviceEvent => Rules.Evaluate(serviceEvent, new() { Commit = new() { Message = "m" }, ChangedFilesProblem = "p", BuildBatch = GivenFacts.BatchOf(3), BuildHistory = GivenFacts.HistoryOf(3), BuildBatchProblem = "b", BuildHistoryProblem = "h" })))
        {
            ShouldBe(RoundTrip(decision, options), decision);
        }
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public void A_decision_about_a_command_reads_back(JsonSerializerOptions options)
    {
        foreach (var text in new[] { "/build", "/cancel", "/why", "/help", "/biuld" })
        {
            var decision = GivenCommands.Say(text, builds: GivenCommands.Running("payments-ci", 1));

            var read = RoundTrip(decision, options);

            ShouldBe(read, decision);
            read.Command.Should().Be(decision.Command);
        }
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public async Task A_report_reads_back_with_its_events_decisions_and_builds(JsonSerializerOptions options)
    {
        var dispatcher = new BuildDispatcher(
            Rules,
            new FakeBuildStarter().FailPermanently("ci"),
            new() { Channels = { ["team"] = new FakeNotificationChannel(), ["broken"] = new FakeNotificationChannel().FailTransiently() } });

        foreach (var serviceEvent in Events)
        {
            var report = new DispatchReport { Events = [await dispatcher.DispatchAsync(serviceEvent)] };

            var read = RoundTrip(report, options);

            // An exception is read back with its message, but as a DeserializedException.
            read.ToString().Should().Be(report.ToString().Replace(nameof(InvalidOperationException), "DeserializedException", StringComparison.Ordinal));
            read.HasFailures.Should().Be(report.HasFailures);
            foreach (var (actual, expected) in read.Events.Zip(report.Events))
            {
                actual.Delivery.Should().Be(expected.Delivery);
                ShouldBe(actual.Decision, expected.Decision);
                actual.Builds.Select(build => build with { Failure = null }).Should().Equal(expected.Builds.Select(build => build with { Failure = null }));
                actual.Notifications.Select(sent => sent with { Failure = null }).Should().Equal(expected.Notifications.Select(sent => sent with { Failure = null }));
                actual.Notifications.Select(sent => (sent.Failure?.Message, (sent.Failure as NotificationException)?.ErrorCode, sent.CanBeRetried))
                    .Should().Equal(expected.Notifications.Select(sent => (sent.Failure?.Message, (sent.Failure as NotificationException)?.ErrorCode, sent.CanBeRetried)));
                actual.Builds.Select(build => build.Failure?.Message).Should().Equal(expected.Builds.Select(build => build.Failure?.Message));
            }
        }
    }

    [Fact]
    public void A_decision_needs_an_event_builds_failures_and_facts()
    {
        var read = () => JsonSerializer.Deserialize<BuildDecision>("""{"Builds":[],"New":1}""");

        read.Should().Throw<JsonException>().WithMessage("*BuildDecision*'Event', 'Failures', 'NeededFacts'*");
    }

    [Fact]
    public void A_decision_can_be_created_with_its_properties()
    {
        var decision = new BuildDecision { Event = FakeEvents.ReferenceUpdated(), Builds = [], Failures = [], NeededFacts = EventFactKinds.None };

        ShouldBe(RoundTrip(decision, JsonSerializerOptions.Default), decision);
        decision.Facts.Should().Be(EventFacts.None);
        decision.Explanation.Rules.Should().BeEmpty();
    }

    private static T RoundTrip<T>(T value, JsonSerializerOptions options) => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value, options), options)!;

    private static void ShouldBe(BuildDecision actual, BuildDecision expected)
    {
        actual.Event.Should().Be(expected.Event);
        actual.Facts.Should().Be(expected.Facts);
        actual.Builds.Should().Equal(expected.Builds);
        actual.NeededFacts.Should().Be(expected.NeededFacts);
        actual.Explanation.Should().Be(expected.Explanation);
        actual.ToString().Should().Be(expected.ToString());
        actual.Failures.Select(failure => (failure.RuleName, failure.Exception.Message)).Should().Equal(expected.Failures.Select(failure => (failure.RuleName, failure.Exception.Message)));
    }
}
