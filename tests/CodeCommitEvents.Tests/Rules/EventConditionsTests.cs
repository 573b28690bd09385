using System.Text.Json;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;
using CodeCommitEvents.Testing;

namespace CodeCommitEvents.Tests.Rules;

/// <summary>Conditions on the source and the detail type of any event, and on the custom data of triggers.</summary>
public sealed class EventConditionsTests
{
    private const string Schedule =
        """{"version":"0","id":"7b1","detail-type":"Scheduled Event","source":"aws.events","account":"111122223333","time":"2024-10-10T21:05:45Z","region":"us-east-1","resources":["arn:aws:events:us-east-1:111122223333:rule/nightly"],"detail":{}}""";

    private static readonly ReferenceUpdatedEvent Triggered = Given.Push("main") with { CustomData = """{"project":"payments-ci"}""" };

    public static TheoryData<Func<EventRuleBuilder<ServiceEvent>, EventRuleBuilder<ServiceEvent>>, ServiceEvent, bool?> Envelopes => new()
    {
        { any => any.WithSource("aws.events"), Foreign("aws.events", "Scheduled Event"), true },
        { any => any.WithSource("aws.*", "!aws.s3"), Foreign("aws.s3", "Object Created"), false },
        { any => any.WithSource("aws.events"), Foreign(null, "Scheduled Event"), null },
        { any => any.WithDetailType("Scheduled Event"), Foreign("aws.events", "Scheduled Event"), true },
        { any => any.WithDetailType("Scheduled *"), Foreign("aws.events", "Scheduled Event"), true },
        { any => any.WithDetailType("scheduled event"), Foreign("aws.events", "Scheduled Event"), false },
        { any => any.WithDetailType("**"), Foreign("aws.events", null), null },
        { any => any.WithSource("aws.codecommit").WithDetailType("CodeCommit Pull Request State Change"), Given.Opened(), true },
        { any => any.WithSource("aws.codebuild").WithDetailType("CodeBuild Build State Change"), Given.Build(BuildStatus.Failed), true },
        { any => any.WithSource("aws.codebuild"), new UnknownCodeBuildEvent { Json = "{}", DetailType = "CodeBuild Fleet State Change" }, true },
        { any => any.WithDetailType("CodeBuild Fleet *"), new UnknownCodeBuildEvent { Json = "{}", DetailType = "CodeBuild Fleet State Change" }, true },
        { any => any.WithSource("aws.codecommit"), new UnknownCodeCommitEvent { Json = "{}" }, true },
        { any => any.WithDetailType("CodeCommit Repository State Change"), EventParser.Parse(FakeMessages.Unknown()).Single().Event, true },
        { any => any.WithDetailType("CodeCommit *"), new UnknownCodeCommitEvent { Json = """{"detail-type":"CodeCommit Something New","source":"aws.codecommit","detail":{}}""" }, true },
        { any => any.WithDetailType("CodeBuild *"), new UnknownCodeCommitEvent { Json = """{"detail-type":"CodeCommit Something New","source":"aws.codecommit","detail":{}}""" }, false },
        { any => any.WithDetailType("**"), new UnknownCodeCommitEvent { Json = """{"detail-type":7,"event":"x"}""" }, null },
        { any => any.WithDetailType("**"), new UnknownCodeCommitEvent { Json = "no JSON" }, null },
        { any => any.WithSource("**"), new PlainTextMessage { Text = "hello" }, null },
    };

    public static TheoryData<Func<PushRuleBuilder, PushRuleBuilder>, string?, bool?> CustomData => new()
    {
        { push => push.WithCustomData("nightly"), "nightly", true },
        { push => push.WithCustomData("night*", "!nightly"), "nightly", false },
        { push => push.WithCustomData("Nightly"), "nightly", false },
        { push => push.WithCustomData("**"), "", null },
        { push => push.WithCustomData("**"), null, null },
        { push => push.CustomDataMatching(@"""project"":\s*""payments-ci"""), """{"project":"payments-ci"}""", true },
        { push => push.CustomDataMatching("shop"), """{"project":"payments-ci"}""", false },
        { push => push.CustomDataMatching(".*"), null, null },
    };

    [Fact]
    public void A_build_of_the_commit_of_an_event_that_has_none_throws_where_it_is_written()
    {
        var commit = () => Given.Rules(all => all.On<ServiceEvent>(any => any.WithSource("aws.events").StartBuild("nightly")));
        var repository = () => Given.Rules(all => all.On<ServiceEvent>(any => any.WithSource("aws.events").StartBuild("nightly", build => build.At(SourceVersionChoice.ProjectDefault).FromEventRepository())));
        var json = () => BuildRulesDocument.FromJson("""{ "rules": [ { "on": "serviceEvent", "withSource": "aws.events", "startBuild": "nightly" } ] }""");

        commit.Should().Throw<ArgumentException>().WithMessage("No ForeignEvent has a Commit to build. Choose another value with At, such as ProjectDefault.*");
        repository.Should().Throw<ArgumentException>().WithMessage("No ForeignEvent has a repository to build.*");
        json.Should().Throw<CodeCommitEvents.RuleDocuments.BuildRulesFormatException>().WithMessage("*rules[0].startBuild (line 1) needs the key at, because the events of this rule have no \"commit\"; possible values are \"projectDefault\"*");
    }

    [Theory]
    [MemberData(nameof(Envelopes))]
    public void Any_event_is_matched_by_its_source_and_its_detail_type(Func<EventRuleBuilder<ServiceEvent>, EventRuleBuilder<ServiceEvent>> define, ServiceEvent serviceEvent, bool? isMatch)
    {
        Given.Rules(all => all.On<ServiceEvent>(any => define(any).StartBuild("ci", AtDefault))).Starts(serviceEvent).Should().Be(isMatch == true);
        Given.Rules(all => all.On<ServiceEvent>(any => any.Unless(define).StartBuild("ci", AtDefault))).Starts(serviceEvent).Should().Be(isMatch == false);
    }

    [Fact]
    public void A_schedule_starts_a_nightly_build_with_rules_in_code_and_in_JSON()
    {
        var schedule = EventParser.Parse(Schedule).Single().Event;
        var inCode = Given.Rules(all => all.On<ServiceEvent>(any => any.WithSource("aws.events").WithDetailType("Scheduled Event").StartBuild("nightly", AtDefault)));
        var inJson = BuildRulesDocument.FromJson("""
            { "rules": [ { "on": "serviceEvent", "withSource": "aws.events", "withDetailType": "Scheduled Event", "startBuild": { "project": "nightly", "at": "projectDefault" } } ] }
            """);

        inCode.Projects(schedule).Should().Equal("nightly");
        inJson.Projects(schedule).Should().Equal("nightly");
        inJson.Projects(Given.Push("main")).Should().BeEmpty();
        inJson.Evaluate(schedule).Builds[0].SourceVersion.Should().BeNull();
    }

    [Fact]
    public async Task Each_occurrence_of_a_schedule_starts_one_build()
    {
        var rules = Given.Rules(all => all.On<ServiceEvent>(any => any.WithDetailType("Scheduled Event").StartBuild("nightly", AtDefault)));
        var starter = new FakeBuildStarter();
        var dispatcher = new BuildDispatcher(rules, starter);
        var nextDay = Schedule.Replace("7b1", "7b2", StringComparison.Ordinal).Replace("10-10T", "10-11T", StringComparison.Ordinal);

        foreach (var message in new[] { Schedule, Schedule, nextDay })
        {
            foreach (var delivery in EventParser.Parse(message))
            {
                await dispatcher.DispatchAsync(delivery);
            }
        }

        starter.Requests.Select(request => request.ProjectName).Should().Equal("nightly", "nightly");
    }

    [Theory]
    [MemberData(nameof(CustomData))]
    public void An_event_of_a_trigger_is_matched_by_the_custom_data(Func<PushRuleBuilder, PushRuleBuilder> define, string? data, bool? isMatch)
    {
        var push = Given.Push("main") with { CustomData = data };

        Given.Rules(all => all.OnPush(one => define(one).StartBuild("ci"))).Starts(push).Should().Be(isMatch == true);
        Given.Rules(all => all.OnPush(one => one.Unless(define).StartBuild("ci"))).Starts(push).Should().Be(isMatch == false);
    }

    [Fact]
    public void Tags_and_branches_have_the_condition_on_custom_data_too()
    {
        var rules = Given.Rules(all => all
            .OnTag(tag => tag.WithCustomData("a").StartBuild("tag"))
            .OnTag(tag => tag.CustomDataMatching("^a$").StartBuild("tag-text"))
            .OnBranch(branch => branch.WithCustomData("a").StartBuild("branch"))
            .OnBranch(branch => branch.CustomDataMatching("^a$").StartBuild("branch-text")));

        rules.Projects(Given.FirstPush("refs/tags/v1") with { CustomData = "a" }).Should().Equal("tag", "tag-text");
        rules.Projects(Given.FirstPush("main") with { CustomData = "a" }).Should().Equal("branch", "branch-text");
        rules.Projects(Given.FirstPush("main") with { CustomData = "b" }).Should().BeEmpty();
    }

    [Fact]
    public void The_custom_data_of_a_trigger_record_is_in_each_of_its_events_and_is_written_back()
    {
        var record = EventWriter.Write(new EventDelivery { Event = Triggered, Envelope = new TriggerEnvelope(Triggered) });
        var parsed = (ReferenceUpdatedEvent)EventParser.Parse(record).Single().Event;

        parsed.CustomData.Should().Be(Triggered.CustomData);
        var rules = BuildRulesDocument.FromJson("""{ "rules": [ { "on": "push", "customDataMatching": "payments-ci", "startBuild": "payments-ci" } ] }""");
        rules.Projects(parsed).Should().Equal("payments-ci");
        JsonSerializer.Deserialize<ReferenceUpdatedEvent>(JsonSerializer.Serialize(Triggered)).Should().Be(Triggered);
    }

    [Fact]
    public void The_expected_and_the_actual_values_are_explained()
    {
        var rules = Given.Rules(all => all.OnPush(push => push.WithCustomData("a").CustomDataMatching("b").StartBuild("ci")));
        rules.Evaluate(Triggered).Explanation.Rules[0].Conditions.Skip(1).SkipLast(1).Select(one => (one.Name, one.Expected, one.Actual)).Should().Equal(
            ("withCustomData", "custom data a", Triggered.CustomData),
            ("customDataMatching", "custom data that matches /b/", Triggered.CustomData));
        rules.Evaluate(Given.Push("main")).Explanation.Rules[0].Conditions[1].Should().BeEquivalentTo(
            new { Actual = "no custom data (only triggers send it)", Outcome = ConditionOutcome.Unknown });

        Given.Rules(all => all.On<ServiceEvent>(any => any.WithSource("aws.events").WithDetailType("Scheduled Event").StartBuild("ci", AtDefault)))
            .Evaluate(Foreign("aws.s3", null)).Explanation.Rules[0].Conditions.Skip(1).SkipLast(3).Select(one => (one.Name, one.Expected, one.Actual, one.Outcome)).Should().Equal(
                ("withSource", "event source aws.events", "aws.s3", ConditionOutcome.NoMatch),
                ("withDetailType", "detail type Scheduled Event", "none", ConditionOutcome.Unknown));
    }

    private static BuildRequest AtDefault(BuildRequest build) => build.At(SourceVersionChoice.ProjectDefault);

    private static ForeignEvent Foreign(string? source, string? detailType) => new() { Source = source, DetailType = detailType, Json = "{}" };
}
