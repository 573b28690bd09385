using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CodeCommitEvents.Emulator;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;
using CodeCommitEvents.Subscriptions;
using CodeCommitEvents.Testing;
using CodeCommitEvents.Tests.Rules;
using CsCheck;
using Xunit.Abstractions;

namespace CodeCommitEvents.Tests.Subscriptions;

/// <summary>
/// Tests with the matcher of moto that an event for which any rules do something passes one of their patterns. The environment variable <c>PATTERN_PAIRS</c>
/// is the number of pairs of rules and events.
/// </summary>
public sealed class EventPatternPropertyTests(ITestOutputHelper output)
{
    private const int DefaultPairs = 10_000;
    private const int EventsOfRules = 100;

    /// <summary>
    /// Reads a line for each set of rules: its filter, and events with the answer whether a rule does something. Prints the first events that are lost, and the counts. The
    /// matcher for SNS cannot compare the start of a text in a list, so that a list with one text is replaced by the text.
    /// </summary>
    private const string Program = """
        import sys, json
        from moto.events.models import EventPattern
        from moto.sns.utils import FilterPolicyMatcher

        def passes_bridge(case, event):
            return any(EventPattern.load(pattern).matches_event(event) for pattern in case["patterns"])

        def passes_topic(case, event):
            if case["policy"] is None:
                return True
            detail = event.get("detail", {})
            detail.update({key: value[0] for key, value in detail.items() if isinstance(value, list) and len(value) == 1})
            return FilterPolicyMatcher(json.loads(case["policy"]), "MessageBody").matches({}, json.dumps(event))

        passes = passes_topic if sys.argv[1] == "topic" else passes_bridge
        matched = passed = total = lost = 0
        for line in sys.stdin:
            case = json.loads(line)
            for event, does_something in zip(case["events"], case["matches"]):
                is_passed = passes(case, event)
                total += 1
                matched += does_something
                passed += is_passed
                if does_something and not is_passed:
                    lost += 1
                    if lost < 4:
                        print("LOST", json.dumps(event), case)
        print(total, matched, passed, lost)
        """;

    [MotoTheory]
    [InlineData("bridge")]
    [InlineData("topic")]
    public async Task An_event_for_which_a_rule_does_something_is_delivered(string way)
    {
        var pairs = int.Parse(Environment.GetEnvironmentVariable("PATTERN_PAIRS") ?? $"{DefaultPairs}", CultureInfo.InvariantCulture);
        var (total, matched, passed) = (0, 0, 0);
        while (total < pairs)
        {
            var cases = new ConcurrentBag<string>();
            Gen.Select(AnyRules.Any, AnyOccasion.Any.Array[EventsOfRules]).Sample((rules, occasions) => cases.Add(CaseOf(rules, occasions, way)), iter: DefaultPairs / EventsOfRules);
            var counts = await DeliverAsync(cases, way);
            (total, matched, passed) = (total + counts[0], matched + counts[1], passed + counts[2]);
        }

        output.WriteLine($"{total} pairs: rules do something for {matched}, and the filter passes {passed}");
        matched.Should().BeGreaterThan(total / 20, "the test must have events for which rules do something");
        passed.Should().BeLessThan(total, "events must be left out");
    }

    [MotoTheory]
    [InlineData("bridge")]
    [InlineData("topic")]
    public async Task A_captured_event_passes_the_filter_of_rules_about_exactly_this_event(string way)
    {
        // A transformer changes a message only after its delivery by the bus, and a pipe makes a list of it.
        var sent = Payloads.Index.SelectMany(row => Parse(row.File))
            .Where(delivery => way == "bridge" ? delivery.Envelope is EventBridgeEnvelope && delivery.Event.Channels.HasFlag(EventChannels.EventBridge)
                : delivery.Envelope is NotificationEnvelope && delivery.Event.Channels.HasFlag(EventChannels.Notification))
            .Select(delivery => (delivery.Event, Message: EventWriter.WriteString(delivery with { Transports = [] })))
            .Where(one => JsonNode.Parse(one.Message) is JsonObject { } message && message["detail"] is JsonObject detail && HasRepository(one.Event, detail)).ToList();

        var counts = await DeliverAsync(sent.Select(one => CaseOf(RulesAbout(one.Event), [(one.Message, EventFacts.None)])), way);

        output.WriteLine(string.Join(' ', counts));
        counts[0].Should().BeGreaterThan(way == "bridge" ? 20 : 30);
        counts[1].Should().BeGreaterThan(counts[0] / 2);
    }

    private static IEnumerable<EventDelivery> Parse(string file)
    {
        try
        {
            return EventParser.Parse(Payloads.Read(file));
        }
        catch (EventParseException)
        {
            return [];
        }
    }

    /// <summary>Whether the event contains the name of its repository, as all events that AWS sends.</summary>
    private static bool HasRepository(ServiceEvent one, JsonObject detail) => one.Entry?.RepositoryField is not { } field || detail.ContainsKey(field);

    private static BuildRules RulesAbout(ServiceEvent one) => one switch
    {
        ReferenceEvent { Reference: { IsBranch: true } branch } => Given.Rules(all => all
            .OnPush(push => push.InRepository(one.RepositoryName!).ToBranch(branch.Name).Notify("team"))
            .OnBranch(any => any.InRepository(one.RepositoryName!).WithName(branch.Name).Deleted().Notify("team"))),
        ReferenceEvent { Reference: { IsTag: true } tag } => Given.Rules(all => all.OnTag(any => any.InRepository(one.RepositoryName!).WithName(tag.Name).When(TagActivity.Created, TagActivity.Moved, TagActivity.Deleted).Notify("team"))),
        PullRequestEvent { Destination: { } into, Source: { } from } => Given.Rules(all => all
            .OnPullRequest(pr => pr.InRepository(one.RepositoryName!).Into(into.Name).From(from.Name).When(Enum.GetValues<PullRequestActivity>()).Notify("team"))),
        CommentEvent => Given.Rules(all => all.OnComment(comment => comment.InRepository(one.RepositoryName!).When(CommentActivity.Created, CommentActivity.Edited).Notify("team"))),
        CodeCommitEvent { EventName: { Length: > 0 } name } => Given.Rules(all => all.On<CodeCommitEvent>(any => any.WithEventName(name).Notify("team"))),
        BuildStateChangeEvent build => Given.Rules(all => all.OnFinishedBuild(any => any.EachOfBatch().OfProject(build.ProjectName).Notify("team"))),
        _ => BuildRules.Empty,
    };

    private static async Task<int[]> DeliverAsync(IEnumerable<string> cases, string way)
    {
        var (exitCode, printed) = await Python.RunAsync(string.Join('\n', cases), "-c", Program, way);
        exitCode.Should().Be(0, printed);
        var counts = printed.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1].Split(' ').Select(int.Parse).ToArray();
        counts[3].Should().Be(0, printed);
        return counts;
    }

    private static string CaseOf(BuildRules rules, IEnumerable<(ServiceEvent Event, EventFacts Facts)> occasions, string way)
    {
        var (channel, write) = way == "topic" ? (EventChannels.Notification, (Func<ServiceEvent, string>)FakeMessages.Notification) : (EventChannels.EventBridge, FakeMessages.EventBridge);
        return CaseOf(rules, [.. occasions.Where(one => one.Event.Channels.HasFlag(channel)).Select(one => (write(one.Event), one.Facts))]);
    }

    private static string CaseOf(BuildRules rules, List<(string Message, EventFacts Facts)> sent) =>
        new JsonObject
        {
            ["rules"] = rules.ToText(),
            ["patterns"] = new JsonArray([.. rules.ToEventPatterns().Select(pattern => JsonValue.Create(pattern))]),
            ["policy"] = rules.ToSnsFilterPolicy(),
            ["events"] = new JsonArray([.. sent.Select(one => JsonNode.Parse(one.Message))]),
            ["matches"] = new JsonArray([.. sent.Select(one => JsonValue.Create(DoesSomething(rules, one.Message, one.Facts)))]),
        }.ToJsonString();

    /// <summary>Whether the rules do something for the event. A rule that ignores events does nothing, also if it fails.</summary>
    private static bool DoesSomething(BuildRules rules, string message, EventFacts facts)
    {
        var decision = rules.Evaluate(EventParser.Parse(Encoding.UTF8.GetBytes(message))[0].Event, facts);
        var ignoring = rules.Rules.Where(rule => rule.IsIgnoring).Select(rule => rule.Name).ToHashSet(StringComparer.Ordinal);
        return decision.Builds.Count > 0 || decision.Notifications.Count > 0 || decision.Failures.Any(failure => !ignoring.Contains(failure.RuleName));
    }
}
