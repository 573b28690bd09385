using CodeCommitEvents.Events;
using CodeCommitEvents.RuleDocuments;
using CodeCommitEvents.Rules;
using CodeCommitEvents.Subscriptions;
using CodeCommitEvents.Testing;

namespace CodeCommitEvents.Tests.Notifying;

public sealed class NotifyRuleTests
{
    private static readonly BuildRules Rules = BuildRules.CreateBuilder()
        .OnFinishedBuild(build => build.OfProject("payments-*").Failed().Notify("team", "pull-request"))
        .OnPullRequest("opened", pr => pr.Opened().StartBuild("ci").Notify("team"))
        .OnPullRequest("also opened", pr => pr.Opened().Notify("team", "reviewers"))
        .Build();

    [Fact]
    public void A_rule_can_notify_channels_about_a_finished_build()
    {
        var decision = Rules.Evaluate(Failed());

        decision.Builds.Should().BeEmpty();
        decision.Notifications.Select(notification => (notification.ChannelName, notification.RuleName, notification.Event))
            .Should().Equal(("team", "notify team", Failed()), ("pull-request", "notify team", Failed()));
    }

    [Fact]
    public void A_rule_about_each_state_of_a_build_can_be_limited_to_projects()
    {
        var rules = BuildRules.CreateBuilder().On<BuildStateChangeEvent>(build => build.OfProject("payments-*", "!payments-docs").Notify("team")).Build();

        Channels("payments-ci").Should().Equal("team");
        Channels("payments-docs").Should().BeEmpty();
        rules.RequiredPermissions().SelectMany(statement => statement.Resources).Should().NotBeEmpty().And.OnlyContain(resource => resource.Contains("payments-"));
        rules.ToEventPatterns().Should().ContainSingle().Which.Should().Contain("payments-");

        IEnumerable<string> Channels(string project) =>
            rules.Evaluate(FakeEvents.BuildStateChange(BuildStatus.InProgress) with { ProjectName = project }).Notifications.Select(notification => notification.ChannelName);
    }

    [Fact]
    public void A_rule_can_start_a_build_and_notify_a_channel()
    {
        var decision = Rules.Evaluate(FakeEvents.PullRequestCreated());

        decision.Builds.Should().ContainSingle().Which.ProjectName.Should().Be("ci");
        decision.Notifications.Select(notification => (notification.ChannelName, notification.RuleName)).Should().Equal(("team", "opened"), ("reviewers", "also opened"));
    }

    [Fact]
    public void The_explanation_says_which_rule_notifies_which_channel()
    {
        var explanation = Rules.Evaluate(FakeEvents.PullRequestCreated()).Explanation;

        explanation.Rules.Select(rule => rule.Channels.ToString()).Should().Equal("[]", "[team]", "[reviewers]");
        explanation.Rules[2].RepeatedChannels.Should().Equal("team");
        explanation.Rules[2].Verdict.Should().Be("matched; an earlier rule already notifies team");
        explanation.NearestMiss.Should().BeNull();
        Rules.Evaluate(FakeEvents.ReferenceUpdated()).Explanation.NearestMiss.Should().NotBeNull();
    }

    [Fact]
    public void A_rule_in_words_names_its_channels()
    {
        Rules.Rules[0].ToString().Should().Be("notify team: on a finished build, project payments-*, a build that failed: notify team and notify pull-request");
        Rules.Rules[1].ToText().Should().EndWith("    notify team");
    }

    [Theory]
    [InlineData("")]
    [InlineData("the team")]
    [InlineData("team\n")]
    [InlineData(null)]
    public void A_wrong_name_of_a_channel_throws_where_it_is_written(string? name)
    {
        FluentActions.Invoking(() => BuildRules.CreateBuilder().OnPush(push => push.Notify(name!))).Should().Throw<ArgumentException>().WithMessage("The name of a channel must be*");
        FluentActions.Invoking(() => BuildRules.CreateBuilder().OnPush(push => push.Notify())).Should().Throw<ArgumentException>().WithMessage("At least one channel*");
    }

    [Fact]
    public void A_rule_that_notifies_a_channel_twice_notifies_it_once() =>
        BuildRules.CreateBuilder().OnPush(push => push.Notify("team", "team").Notify("team")).Build()
            .Evaluate(FakeEvents.ReferenceUpdated()).Notifications.Should().ContainSingle();

    [Fact]
    public void A_rule_that_notifies_and_stops_processing_prevents_later_rules()
    {
        var rules = BuildRules.CreateBuilder().OnPush("first", push => push.Notify("team").StopProcessing()).OnPush(push => push.StartBuild("ci")).Build();

        rules.Evaluate(FakeEvents.ReferenceUpdated()).Builds.Should().BeEmpty();
    }

    [Fact]
    public void A_rule_that_only_notifies_is_about_events_without_a_commit_too()
    {
        var rules = BuildRules.CreateBuilder().OnBranch(branch => branch.Deleted().Notify("team")).Build();

        rules.Evaluate(FakeEvents.ReferenceDeleted()).Notifications.Should().ContainSingle();
    }

    [Theory]
    [InlineData("\"notify\": [\"team\", \"chat\"]", "team chat")]
    [InlineData("\"notify\": \"team\", \"startBuild\": \"deploy\"", "team")]
    public void A_document_can_notify_channels(string keys, string channels)
    {
        var rules = BuildRulesDocument.FromJson($$"""{"rules":[{"on":"finishedBuild","failed":true,{{keys}}}]}""");

        string.Join(' ', rules.Evaluate(Failed()).Notifications.Select(notification => notification.ChannelName)).Should().Be(channels);
        rules.Evaluate(Failed()).Explanation.ToJson().Should().Contain("\"channels\":[\"team\"");
    }

    [Theory]
    [InlineData("\"notify\": \"the team\"", "is the text \"the team\", which is wrong: The name of a channel must be 1 to 64 letters, digits, '-', '_' and '.'.")]
    [InlineData("\"notify\": [], \"ignore\": true", "rules[0].notify (line 1) is an empty list")]
    [InlineData("\"notify\": \"team\", \"ignore\": true", "rules[0] (line 1) has both notify and ignore, but a rule does only one of the two")]
    public void A_mistake_in_the_channels_of_a_document_is_an_error(string keys, string error) =>
        FluentActions.Invoking(() => BuildRulesDocument.FromJson($$"""{"rules":[{"on":"push",{{keys}}}]}""")).Should().Throw<BuildRulesFormatException>().WithMessage($"*{error}*");

    private static BuildStateChangeEvent Failed() => FakeEvents.BuildStateChange(BuildStatus.Failed) with { ProjectName = "payments-ci" };
}
