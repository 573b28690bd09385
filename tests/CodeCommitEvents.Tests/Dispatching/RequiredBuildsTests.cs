using System.Globalization;
using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;
using CodeCommitEvents.Rules;
using CodeCommitEvents.Tests.Rules;

namespace CodeCommitEvents.Tests.Dispatching;

/// <summary>Tests which builds carry the list of the builds that a revision requires.</summary>
public sealed class RequiredBuildsTests
{
    private const string Revision = "c3d4";

    [Fact]
    public async Task Each_build_of_a_new_revision_carries_all_of_them_and_its_own_key()
    {
        var causes = await CausesAsync(Opened(), all => all
            .OnPullRequest(pr => pr.StartBuild("ci").StartBuild("ci", build => build.WithEnvironmentVariable("SUITE", "slow")))
            .OnPullRequest(pr => pr.StartBuild("lint", build => build.AsBatch())));

        causes.Should().HaveCount(3);
        causes.Should().AllSatisfy(cause => cause.RequiredBuilds.Should().Equal(causes.Select(other => other.BuildKey!)));
        causes.Select(cause => cause.BuildKey!.ToString().Split('#')[0]).Should().Equal("ci", "ci", "lint:batch");
        causes.Select(cause => cause.BuildKey!.Settings is null).Should().Equal(true, false, true);
    }

    [Fact]
    public async Task A_build_that_several_rules_request_is_required_once() =>
        (await CausesAsync(Opened(), all => all.OnPullRequest(pr => pr.StartBuild("ci")).OnPullRequest(pr => pr.StartBuild("ci"))))
        .Should().ContainSingle().Which.RequiredBuilds.Should().Equal(new BuildKey { ProjectName = "ci" });

    [Fact]
    public async Task New_commits_make_a_new_revision() =>
        (await CausesAsync(Given.Updated() with { RevisionId = Revision }, all => all.OnPullRequest(pr => pr.StartBuild("ci")))).Should().ContainSingle().Which.RequiredBuilds.Should().HaveCount(1);

    [Fact]
    public async Task A_build_that_cannot_be_started_is_required_nevertheless()
    {
        var starter = new RecordingBuildStarter { FailureOf = request => request.ProjectName == "lint" ? new BuildStartException("lint", isTransient: false, "no such project") : null };

        var causes = await CausesAsync(Opened(), all => all.OnPullRequest(pr => pr.StartBuild("lint").StartBuild("ci")), starter);

        causes.Select(cause => string.Join(' ', cause.RequiredBuilds)).Should().Equal("lint ci", "lint ci");
    }

    public static TheoryData<string, ServiceEvent, string?> OtherEvents => new()
    {
        { "a comment", Given.Comment("/build") with { PullRequestId = "7" }, "ci" },
        { "an approval", Given.Approval(ApprovalStatus.Approve) with { RevisionId = Revision }, "ci" },
        { "a closed pull request", Given.StatusChanged(PullRequestStatus.Closed) with { RevisionId = Revision }, "ci" },
        { "a revision without an id", Given.Opened(), "ci" },
        { "a push", Given.Push("main"), null },
        { "a comment on a commit", Given.CommitComment("/build"), null },
    };

    [Theory]
    [MemberData(nameof(OtherEvents))]
    public async Task Only_an_event_that_creates_a_revision_says_which_builds_it_requires(string what, ServiceEvent serviceEvent, string? key)
    {
        var cause = (await CausesAsync(serviceEvent, all => all.On<CodeCommitEvent>(any => any.StartBuild("ci")))).Should().ContainSingle(what).Subject;

        cause.RequiredBuilds.Should().BeEmpty(what);
        cause.BuildKey?.ToString().Should().Be(key, what);
    }

    public static TheoryData<string, Func<BuildRulesBuilder, BuildRulesBuilder>, bool> Sets => new()
    {
        { "a rule fails", all => all.OnPullRequest(pr => pr.Where(_ => throw new InvalidOperationException()).StartBuild("lint")), false },
        { "a rule requests nothing because the commit is unknown", all => all.OnPullRequest(pr => pr.WithCommitMessage("e2e").StartBuild("e2e")), false },
        { "a rule requests nothing because the files are unknown", all => all.OnMissingFacts(MissingFactsBehavior.NoMatch).OnPullRequest(pr => pr.Touching("src/**").StartBuild("e2e")), false },
        { "a rule assumes that files match", all => all.OnPullRequest(pr => pr.Touching("src/**").StartBuild("e2e")), true },
        { "a rule does not match, whatever the files are", all => all.OnPullRequest(pr => pr.Into("develop").WithCommitMessage("e2e").StartBuild("e2e")), true },
        { "a rule that lacks a fact starts nothing", all => all.OnPullRequest(pr => pr.WithCommitMessage("e2e").Notify("team")), true },
    };

    [Theory]
    [MemberData(nameof(Sets))]
    public async Task A_list_that_may_lack_a_build_is_not_passed(string what, Func<BuildRulesBuilder, BuildRulesBuilder> define, bool isKnown) =>
        (await CausesAsync(Opened(), all => define(all.OnPullRequest(pr => pr.StartBuild("ci"))))).Should().OnlyContain(cause => cause.RequiredBuilds.Count > 0 == isKnown, what);

    [Fact]
    public async Task A_list_that_is_too_long_for_a_variable_is_not_passed_in_part()
    {
        async Task<bool> IsPassed(int builds) => (await CausesAsync(Opened(), all => all.OnPullRequest(pr => Enumerable.Range(100, builds - 1)
            .Aggregate(pr.StartBuild("aaaa"), (rule, number) => rule.StartBuild(number.ToString(CultureInfo.InvariantCulture) + "a")))))[0].RequiredBuilds.Count == builds;

        (await IsPassed(819)).Should().BeTrue("819 names of four characters and 818 spaces are 4,094 characters");
        (await IsPassed(820)).Should().BeFalse();
    }

    private static PullRequestCreatedEvent Opened() => Given.Opened() with { RevisionId = Revision };

    private static async Task<List<BuildCause>> CausesAsync(ServiceEvent serviceEvent, Func<BuildRulesBuilder, BuildRulesBuilder> define, RecordingBuildStarter? starter = null)
    {
        starter ??= new();
        await new BuildDispatcher(Given.Rules(define), starter, new() { Channels = { ["team"] = new DryRun() } }).DispatchAsync(serviceEvent);
        return starter.Requests.ConvertAll(request => new BuildCauseVariables(BuildCause.DefaultPrefix).Read(name => request.EnvironmentVariables.TryGetValue(name, out var value) ? value.Value : null)!);
    }

    private sealed class DryRun : INotificationChannel
    {
        public Task<SentNotification> SendAsync(NotificationRequest notification, CancellationToken cancellationToken = default) =>
            Task.FromResult(new SentNotification());
    }
}
