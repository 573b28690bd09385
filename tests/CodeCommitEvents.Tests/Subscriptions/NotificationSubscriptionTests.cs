using CodeCommitEvents.Events;
using CodeCommitEvents.Subscriptions;
using CodeCommitEvents.Tests.Rules;

namespace CodeCommitEvents.Tests.Subscriptions;

/// <summary>Tests the filter policies of SNS and the event types of notification rules for a set of rules.</summary>
public sealed class NotificationSubscriptionTests
{
    public static TheoryData<string, Func<BuildRulesBuilder, BuildRulesBuilder>, string?, string[]> Needs => new()
    {
        {
            "pushes to a branch",
            all => all.OnPush(push => push.InRepository("payments-*", "*-a?b").ToBranch("main").StartBuild("ci")),
            """{"source":["aws.codecommit"],"detail":{"event":["referenceUpdated","referenceCreated"],"referenceFullName":["refs/heads/main"],"repositoryName":[{"prefix":"payments-"},{"suffix":"b"}]}}""",
            ["codecommit-repository-branches-and-tags-created", "codecommit-repository-branches-and-tags-updated"]
        },
        {
            "rules about different fields share only the source and the name of the event",
            all => all.OnPush(push => push.InRepository("a").StartBuild("ci")).OnPullRequest(pr => pr.InRepository("a").Opened().StartBuild("ci")),
            """{"source":["aws.codecommit"],"detail":{"event":["referenceUpdated","referenceCreated","pullRequestCreated"]}}""",
            ["codecommit-repository-branches-and-tags-created", "codecommit-repository-branches-and-tags-updated", "codecommit-repository-pull-request-created"]
        },
        {
            "builds that ended",
            all => all.OnFinishedBuild(build => build.OfProject("ci").Notify("team")),
            """{"detailType":["CodeBuild Build State Change"],"source":["aws.codebuild"],"detail":{"build-status":[{"anything-but":["IN_PROGRESS"]}],"project-name":["ci"]}}""",
            ["codebuild-project-build-state-failed", "codebuild-project-build-state-stopped", "codebuild-project-build-state-succeeded"]
        },
        {
            "every build",
            all => all.On<BuildStateChangeEvent>(build => build.Notify("team")),
            """{"detailType":["CodeBuild Build State Change"],"source":["aws.codebuild"]}""",
            ["codebuild-project-build-state-failed", "codebuild-project-build-state-in-progress", "codebuild-project-build-state-stopped", "codebuild-project-build-state-succeeded"]
        },
        { "events without notification rules", all => all.On<CommentReactionCreatedEvent>(reaction => reaction.Notify("team")), null, [] },
        {
            "too many repositories",
            all => all.OnComment(comment => comment.InRepository([.. Enumerable.Range(0, 100).Select(number => $"r{number}")]).Saying("/build").StartBuild("ci")),
            """{"source":["aws.codecommit"],"detail":{"event":["commentOnPullRequestCreated","commentOnCommitCreated"]}}""",
            ["codecommit-repository-comments-on-commits", "codecommit-repository-comments-on-pull-requests"]
        },
    };

    [Theory]
    [MemberData(nameof(Needs))]
    public void The_policy_and_the_event_types_are_those_that_the_rules_need(string what, Func<BuildRulesBuilder, BuildRulesBuilder> define, string? policy, string[] types)
    {
        var rules = Given.Rules(define);

        rules.ToSnsFilterPolicy().Should().Be(policy, what);
        rules.NotificationEventTypes().Should().Equal(types, what);
    }

    [Fact]
    public void Every_event_of_notification_rules_has_an_id_and_no_other_event() => EventCatalog.Entries
        .Should().OnlyContain(entry => (NotificationEventTypeIds.Of(entry).Count > 0) == entry.Channels.HasFlag(EventChannels.Notification));
}
