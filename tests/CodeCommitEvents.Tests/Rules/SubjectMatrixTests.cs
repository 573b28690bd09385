using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Tests.Rules;

/// <summary>Evaluates a rule of every kind with every event, and checks which events start a build.</summary>
public sealed class SubjectMatrixTests
{
    private static readonly string[] AnyPullRequest = [.. EveryEvent.ByName.Where(entry => entry.Value is PullRequestEvent).Select(entry => entry.Key)];

    public static TheoryData<Func<BuildRulesBuilder, BuildRulesBuilder>, string[]> Subjects => new()
    {
        { rules => rules.OnPush(push => push.StartBuild("ci")), ["branch created", "branch pushed"] },
        { rules => rules.OnTag(tag => tag.StartBuild("ci")), ["tag created", "tag moved"] },
        { rules => rules.OnTag(tag => tag.Created().StartBuild("ci")), ["tag created"] },
        { rules => rules.OnTag(tag => tag.Moved().StartBuild("ci")), ["tag moved"] },
        { rules => rules.OnTag(tag => tag.Deleted().StartBuild("ci")), ["tag deleted"] },
        { rules => rules.OnTag(tag => tag.When(TagActivity.Created, TagActivity.Moved).StartBuild("ci")), ["tag created", "tag moved"] },
        { rules => rules.OnTag(tag => tag.When(TagActivity.Created, TagActivity.Deleted).StartBuild("ci")), ["tag created", "tag deleted"] },
        { rules => rules.OnTag(tag => tag.When(TagActivity.Created, TagActivity.Moved, TagActivity.Deleted).StartBuild("ci")), ["tag created", "tag moved", "tag deleted"] },
        { rules => rules.OnBranch(branch => branch.StartBuild("ci")), ["branch created", "branch deleted"] },
        { rules => rules.OnBranch(branch => branch.Created().StartBuild("ci")), ["branch created"] },
        { rules => rules.OnBranch(branch => branch.Deleted().StartBuild("ci")), ["branch deleted"] },
        { rules => rules.OnBranch(branch => branch.When(BranchActivity.Created, BranchActivity.Deleted).StartBuild("ci")), ["branch created", "branch deleted"] },
        { rules => rules.OnPullRequest(pr => pr.StartBuild("ci")), ["pr opened", "pr updated"] },
        { rules => rules.OnPullRequest(pr => pr.Opened().StartBuild("ci")), ["pr opened"] },
        { rules => rules.OnPullRequest(pr => pr.Updated().StartBuild("ci")), ["pr updated"] },
        { rules => rules.OnPullRequest(pr => pr.When(PullRequestActivity.Opened, PullRequestActivity.Updated).StartBuild("ci")), ["pr opened", "pr updated"] },
        { rules => rules.OnPullRequest(pr => pr.Closed().StartBuild("ci")), ["pr closed"] },
        { rules => rules.OnPullRequest(pr => pr.Merged().StartBuild("ci")), ["pr squashed", "pr forwarded", "pr merged somehow"] },
        { rules => rules.OnPullRequest(pr => pr.MergedBy(MergeOption.Squash).StartBuild("ci")), ["pr squashed"] },
        { rules => rules.OnPullRequest(pr => pr.MergedBy(MergeOption.Squash, MergeOption.FastForward).StartBuild("ci")), ["pr squashed", "pr forwarded"] },
        { rules => rules.OnPullRequest(pr => pr.AnyOf(it => it.MergedBy(MergeOption.Squash), it => it.MergedBy(MergeOption.FastForward)).StartBuild("ci")), ["pr squashed", "pr forwarded"] },
        { rules => rules.OnPullRequest(pr => pr.AnyOf(it => it.Closed(), it => it.MergedBy(MergeOption.ThreeWay)).StartBuild("ci")), ["pr closed"] },
        { rules => rules.OnPullRequest(pr => pr.When(PullRequestActivity.Closed, PullRequestActivity.Merged).StartBuild("ci")), ["pr closed", "pr squashed", "pr forwarded", "pr merged somehow"] },
        { rules => rules.OnPullRequest(pr => pr.When(PullRequestActivity.Opened, PullRequestActivity.Closed).StartBuild("ci")), ["pr opened", "pr closed"] },
        { rules => rules.OnPullRequest(pr => pr.Approved().StartBuild("ci")), ["pr approved"] },
        { rules => rules.OnPullRequest(pr => pr.When(PullRequestActivity.Updated, PullRequestActivity.Approved).StartBuild("ci")), ["pr updated", "pr approved"] },
        { rules => rules.OnPullRequest(pr => pr.ApprovalRevoked().StartBuild("ci")), ["pr approval revoked"] },
        { rules => rules.OnPullRequest(pr => pr.ApprovalChanged().StartBuild("ci")), ["pr approved", "pr approval revoked", "pr approval of no status"] },
        { rules => rules.OnPullRequest(pr => pr.RulesOverridden().StartBuild("ci")), ["pr rules overridden"] },
        { rules => rules.OnPullRequest(pr => pr.RulesReinstated().StartBuild("ci")), ["pr rules reinstated"] },
        { rules => rules.OnPullRequest(pr => pr.RulesEdited().StartBuild("ci")), ["pr rule created", "pr rule updated", "pr rule deleted"] },
        { rules => rules.OnComment(comment => comment.StartBuild("ci")), ["pr comment", "commit comment"] },
        { rules => rules.OnComment(comment => comment.When(CommentActivity.Created, CommentActivity.Edited).StartBuild("ci")), ["pr comment", "pr comment edited", "commit comment", "commit comment edited"] },
        { rules => rules.OnComment(comment => comment.OnPullRequest().StartBuild("ci")), ["pr comment"] },
        { rules => rules.OnComment(comment => comment.OnCommit().StartBuild("ci")), ["commit comment"] },
        { rules => rules.OnComment(comment => comment.OnPullRequest().When(CommentActivity.Created, CommentActivity.Edited).StartBuild("ci")), ["pr comment", "pr comment edited"] },
        { rules => rules.OnFinishedBuild(build => build.StartBuild("ci")), ["build succeeded", "build failed", "build stopped", "build timed out", "build faulted"] },
        { rules => rules.OnFinishedBuild(build => build.Succeeded().StartBuild("ci")), ["build succeeded"] },
        { rules => rules.OnFinishedBuild(build => build.Failed().StartBuild("ci")), ["build failed", "build timed out", "build faulted"] },
        { rules => rules.OnFinishedBuild(build => build.EndedWith(BuildStatus.TimedOut).StartBuild("ci")), ["build timed out"] },
        { rules => rules.OnFinishedBuild(build => build.AnyOf(it => it.EndedWith(BuildStatus.Stopped, BuildStatus.Fault), it => it.Succeeded()).StartBuild("ci")), ["build succeeded", "build stopped", "build faulted"] },
        { rules => rules.OnFinishedBuild(build => build.EndedWith(BuildStatus.InProgress).StartBuild("ci")), [] },
        { rules => rules.OnFinishedBuild(build => build.OfProject("unit-*", "!unit-tests").StartBuild("ci")), [] },
        { rules => rules.OnFinishedBuild(build => build.Succeeded().StartBuild("unit-tests")), [] },
        { rules => rules.On<PullRequestCreatedEvent>(opened => opened.StartBuild("ci")), ["pr opened"] },
        { rules => rules.On<PullRequestEvent>(pr => pr.StartBuild("ci")), AnyPullRequest },
        { rules => rules.On<PullRequestCommentEvent>(comment => comment.StartBuild("ci")), ["pr comment", "pr comment edited"] },
        { rules => rules.On<UnreferencedMergeCommitCreatedEvent>(merge => merge.StartBuild("ci")), ["merge commit"] },
        { rules => rules.On<ReferenceDeletedEvent>(deleted => deleted.StartBuild("ci")), ["branch deleted", "tag deleted", "note deleted"] },
        { rules => rules.On<BuildPhaseChangeEvent>(phase => phase.StartBuild("ci")), ["build phase"] },
        { rules => rules.On<ForeignEvent>(foreign => foreign.StartBuild("ci", build => build.At(SourceVersionChoice.ProjectDefault))), ["foreign event", "foreign JSON"] },
        { rules => rules.On<TriggerTestEvent>(test => test.StartBuild("ci", build => build with { SourceVersion = "main" })), ["trigger test"] },
        { rules => rules.On<ReactionEvent>(reaction => reaction.StartBuild("ci", build => build.At(SourceVersionChoice.ProjectDefault))), ["reaction", "reaction changed"] },
        { rules => rules.On<CodeCommitEvent>(any => any.WithEventName("commentOn*", "!*Updated", "unreferenced*").StartBuild("ci")), ["merge commit", "commit comment", "pr comment"] },
        { rules => rules.On<CodeCommitEvent>(any => any.WithEventName("approvalRuleTemplate{Created,Deleted}").StartBuild("ci", build => build.At(SourceVersionChoice.ProjectDefault))), ["template created", "template deleted"] },
        { rules => rules.On<ServiceEvent>(any => any.StartBuild("ci", build => build.At(SourceVersionChoice.ProjectDefault))), [.. EveryEvent.ByName.Keys] },
    };

    [Theory]
    [MemberData(nameof(Subjects))]
    public void A_rule_matches_these_events_and_no_others(Func<BuildRulesBuilder, BuildRulesBuilder> define, string[] expected)
    {
        var rules = Given.Rules(define);

        EveryEvent.ByName.Where(entry => rules.Starts(entry.Value)).Select(entry => entry.Key).Should().BeEquivalentTo(expected);
        EveryEvent.ByName.Values.Should().OnlyContain(one => rules.Evaluate(one).Explanation.Rules[0].IsMatch == rules.Starts(one));
    }

    [Fact]
    public void The_table_has_every_type_of_event_that_there_is() =>
        EveryEvent.ByName.Values.Select(one => one.GetType()).Distinct().Should().BeEquivalentTo(
            typeof(ServiceEvent).Assembly.GetTypes().Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(ServiceEvent))));

    [Theory]
    [InlineData("maintainers", "ci")]
    [InlineData("guests", null)]
    public void A_rule_for_a_type_of_event_can_have_a_condition_on_the_caller(string role, string? project)
    {
        var rules = Given.Rules(all => all.On<PullRequestEvent>(pr => pr.By(CallerPattern.Role(role)).StartBuild("ci")));

        rules.Projects(Given.Opened() with { CallerUserArn = new(Given.Maintainer) }).SingleOrDefault().Should().Be(project);
        rules.Starts(Given.Opened()).Should().BeFalse();
    }

    [Fact]
    public void No_rule_starts_the_project_of_a_build_event_again()
    {
        Given.Rules(all => all.OnFinishedBuild(build => build.StartBuild("ci"))).Starts(Given.Build(BuildStatus.Failed, "ci")).Should().BeFalse();
        Given.Rules(all => all.OnFinishedBuild(build => build.StartBuild(done => done.ProjectName))).Starts(Given.Build(BuildStatus.Failed, "ci")).Should().BeFalse();
        Given.Rules(all => all.OnFinishedBuild(build => build.StartBuild("docs").StartBuild("ci"))).Starts(Given.Build(BuildStatus.Failed, "ci")).Should().BeFalse();
        Given.Rules(all => all.On<BuildEvent>(build => build.StartBuild("ci"))).Starts(Given.Build(BuildStatus.Failed, "ci")).Should().BeFalse();
        Given.Rules(all => all.On<ServiceEvent>(any => any.StartBuild("ci"))).Starts(Given.Build(BuildStatus.Failed, "ci")).Should().BeFalse();
        Given.Rules(all => all.On<ServiceEvent>(any => any.StartBuild("ci"))).Starts(Given.Build(BuildStatus.Failed)).Should().BeTrue();
    }
}
