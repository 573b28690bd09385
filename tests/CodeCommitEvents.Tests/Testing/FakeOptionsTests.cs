using CodeCommitEvents.Events;
using CodeCommitEvents.Testing;

namespace CodeCommitEvents.Tests.Testing;

/// <summary>Tests fake events after a test has changed or removed some of their values.</summary>
public sealed class FakeOptionsTests
{
    private static readonly BuildRules Rules = BuildRules.CreateBuilder().OnPush(push => push.StartBuild("ci")).OnTag(tag => tag.StartBuild("publish")).Build();

    [Fact]
    public void A_factory_takes_the_option_or_status_of_its_event()
    {
        FakeEvents.PullRequestMergeStatusUpdated(MergeOption.Squash).MergeOption.Should().Be(MergeOption.Squash);
        FakeEvents.PullRequestMergeStatusUpdated().MergeOption.Should().Be(MergeOption.FastForward);
        FakeEvents.ReferenceMerged(MergeOption.ThreeWay).Merge!.Option.Should().Be(MergeOption.ThreeWay);
        FakeEvents.PullRequestApprovalStateChanged(ApprovalStatus.Revoke).ApprovalStatus.Should().Be(ApprovalStatus.Revoke);
        FakeEvents.PullRequestApprovalRuleOverridden(OverrideStatus.Revoke).OverrideStatus.Should().Be(OverrideStatus.Revoke);
        FakeEvents.BuildStateChange(BuildStatus.InProgress).BuildStatus.Should().Be(BuildStatus.InProgress);
        FakeEvents.BuildStateChange(BuildStatus.Stopped).BuildStatus.Should().Be(BuildStatus.Stopped);
        FakeEvents.BuildPhaseChange(BuildPhaseStatus.Failed).CompletedPhaseStatus.Should().Be(BuildPhaseStatus.Failed);
        FakeEvents.BuildPhaseChange().CompletedPhaseStatus.Should().Be(BuildPhaseStatus.Succeeded);
    }

    [Fact]
    public void A_build_of_another_project_and_region_has_them_in_its_ARN_and_its_logs()
    {
        var build = Sent(FakeEvents.BuildStateChange(BuildStatus.Succeeded) with { ProjectName = "shop-ci", Region = "cn-north-1" });

        build.BuildArn.Value.Should().StartWith("arn:aws-cn:codebuild:cn-north-1:").And.Contain(":build/shop-ci:");
        build.Information!.Logs!.GroupName.Should().EndWith("/shop-ci");
        build.Information.Logs.DeepLink.Should().Contain("region=cn-north-1");
        build.Information.Source!.Location.Should().Contain("git-codecommit.cn-north-1.amazonaws.com.cn");
    }

    [Fact]
    public void A_value_that_a_test_removes_from_a_build_stays_absent()
    {
        var ended = FakeEvents.BuildStateChange(BuildStatus.Succeeded);

        Sent(ended with { Information = null }).Information.Should().BeNull();
        Sent(ended with { Information = ended.Information! with { Logs = null, Source = null } }).Information.Should().Match<BuildInformation>(information => information.Logs == null && information.Source == null);
        Sent(ended with { Region = null }).Information!.Logs!.GroupName.Should().Be(ended.Information!.Logs!.GroupName);
    }

    [Fact]
    public void The_phases_follow_the_status_that_a_test_chooses()
    {
        Sent(FakeEvents.BuildStateChange(BuildStatus.Succeeded) with { BuildStatus = BuildStatus.Failed }).Information!.FailedPhase.Should().NotBeNull();
        Sent(FakeEvents.BuildStateChange(BuildStatus.Failed) with { BuildStatus = BuildStatus.Succeeded }).Information!.FailedPhase.Should().BeNull();
    }

    [Fact]
    public void A_value_that_a_test_removes_from_an_event_of_CodeCommit_stays_absent()
    {
        var opened = FakeEvents.PullRequestCreated();

        Sent(opened with { ChangedFiles = null }).ChangedFiles.Should().BeNull();
        Sent(opened with { CreationDate = null }).CreationDate.Should().BeNull();
        Sent(opened with { Author = new Arn("arn:aws:iam::111122223333:user/robot") }).Author!.Value.Value.Should().EndWith("user/robot");
        Sent(FakeEvents.CommentOnPullRequestCreated() with { Thread = [] }).Thread.Should().BeEmpty();
        FakeMessages.Notification(FakeEvents.PullRequestStatusChanged() with { Status = null }).Should().Contain("The status is ");
        FakeMessages.EventBridge(FakeEvents.BatchAssociateApprovalRuleTemplateWithRepositories() with { Repositories = null }).Should().Contain("repository names: []");
    }

    [Fact]
    public void A_table_needs_a_row()
    {
        var assert = () => Rules.ShouldStart([]);

        assert.Should().Throw<ArgumentException>().WithMessage("The table must have at least one row.*");
    }

    [Fact]
    public void ShouldBeCoveredBy_lists_the_rules_that_no_event_matches()
    {
        FluentActions.Invoking(() => Rules.ShouldBeCoveredBy([FakeEvents.ReferenceUpdated()])).Should().Throw<FakeAssertionException>().WithMessage("No event matches this rule:*publish*");
        FluentActions.Invoking(() => Rules.ShouldBeCoveredBy([])).Should().Throw<FakeAssertionException>().WithMessage("No event matches these rules:*ci*publish*");
        FluentActions.Invoking(() => Rules.ShouldBeCoveredBy([FakeEvents.ReferenceUpdated(), FakeEvents.TagCreated()])).Should().NotThrow();
    }

    [Fact]
    public async Task A_reason_requires_a_dispatched_event_and_a_rule_that_starts_the_project()
    {
        var starter = new FakeBuildStarter();

        Because(starter, "ci").Should().Throw<FakeAssertionException>().WithMessage("*no event was dispatched*");
        await new BuildDispatcher(BuildRules.Empty, starter).DispatchAsync(FakeEvents.ReferenceUpdated());
        Because(starter, "ci").Should().Throw<FakeAssertionException>().WithMessage("*no rule starts or notifies ci; the rules start nothing*");
    }

    private static Action Because(FakeBuildStarter starter, string project) => () => starter.ShouldNotHaveStarted(project, allowNoEvent: true).Because("toBranch");

    /// <summary>Sends the event as a notification and returns the parsed event.</summary>
    private static TEvent Sent<TEvent>(TEvent made)
        where TEvent : ServiceEvent => (TEvent)EventParser.Parse(FakeMessages.Notification(made)).Should().ContainSingle().Which.Event;
}
