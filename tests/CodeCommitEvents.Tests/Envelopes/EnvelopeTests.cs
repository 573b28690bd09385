using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Tests.Envelopes;

public class EnvelopeTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 9, 12, 0, 0, TimeSpan.Zero);

    private static readonly ReferenceCreatedEvent Created = new()
    {
        Reference = GitReference.Branch("main"),
        RepositoryName = "r",
        Account = "111122223333",
        Region = "eu-west-1",
        Time = Noon,
    };

    public static TheoryData<ServiceEvent, string> Details => new()
    {
        { Created, "CodeCommit Repository State Change" },
        { new UnreferencedMergeCommitCreatedEvent(), "CodeCommit Repository State Change" },
        { new PullRequestCreatedEvent { PullRequestId = "1" }, "CodeCommit Pull Request State Change" },
        { new CommentOnPullRequestUpdatedEvent { CommentId = "1" }, "CodeCommit Comment on Pull Request" },
        { new CommentOnCommitUpdatedEvent { CommentId = "1" }, "CodeCommit Comment on Commit" },
        { new CommentReactionUpdatedEvent { CommentId = "1" }, "CodeCommit Comment Reaction Change" },
        { new ApprovalRuleTemplateDeletedEvent(), "CodeCommit Approval Rule Template Change" },
        { new BuildStateChangeEvent { BuildArn = new Arn("b") }, "CodeBuild Build State Change" },
        { new BuildPhaseChangeEvent { BuildArn = new Arn("b") }, "CodeBuild Build Phase Change" },
    };

    [Theory]
    [MemberData(nameof(Details))]
    public void An_envelope_has_the_detail_type_of_its_event(ServiceEvent made, string detailType)
    {
        var source = made is BuildEvent ? "aws.codebuild" : "aws.codecommit";

        new NotificationEnvelope(made).Should().Match<ServiceEnvelope>(envelope => envelope.DetailType == detailType && envelope.Source == source);
        new EventBridgeEnvelope(made).Should().Match<EventBridgeEnvelope>(envelope => envelope.DetailType == detailType && envelope.Version == "0" && envelope.Id == null);
    }

    [Fact]
    public void An_envelope_has_the_account_region_time_and_repository_of_its_event()
    {
        var envelope = new NotificationEnvelope(Created);

        (envelope.Account, envelope.Region, envelope.Time, envelope.TimeText).Should().Be(("111122223333", "eu-west-1", Noon, "2026-03-09T12:00:00Z"));
        envelope.Resources.Should().Equal("arn:aws:codecommit:eu-west-1:111122223333:r");
        envelope.AdditionalAttributes.Should().BeEmpty();
    }

    [Fact]
    public void The_resource_is_the_ARN_of_the_repository_or_of_the_build()
    {
        new EventBridgeEnvelope(Created with { RepositoryArn = new Arn("arn:aws-cn:codecommit:cn-north-1:1:r") })
            .Resources.Should().Equal("arn:aws-cn:codecommit:cn-north-1:1:r");
        new EventBridgeEnvelope(new BuildStateChangeEvent { BuildArn = new Arn("b") }).Resources.Should().Equal("b");
        new EventBridgeEnvelope(new ApprovalRuleTemplateCreatedEvent()).Resources.Should().BeEmpty();
    }

    [Fact]
    public void An_event_that_a_channel_does_not_send_is_rejected()
    {
        FluentActions.Invoking(() => new NotificationEnvelope(new TriggerTestEvent())).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => new EventBridgeEnvelope(new PlainTextMessage { Text = "" })).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => new TriggerEnvelope(new PullRequestCreatedEvent { PullRequestId = "1" })).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => new TriggerEnvelope(null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => new NotificationEnvelope(null!)).Should().Throw<ArgumentNullException>();
    }

    [Fact]
    public void A_trigger_envelope_has_the_repository_region_time_and_caller_of_its_event()
    {
        var caller = new Arn("arn:aws:iam::111122223333:user/Mary_Major");
        var envelope = new TriggerEnvelope(Created with { CallerUserArn = caller });

        (envelope.EventName, envelope.AwsRegion, envelope.EventTime, envelope.UserIdentityArn).Should().Be(("ReferenceChanges", "eu-west-1", Noon, caller));
        (envelope.EventTimeText, envelope.EventSource, envelope.EventVersion).Should().Be(("2026-03-09T12:00:00.000+0000", "aws:codecommit", "1.0"));
        (envelope.EventPartNumber, envelope.EventTotalParts).Should().Be((1, 1));
        envelope.EventSourceArn.Should().Be(new Arn("arn:aws:codecommit:eu-west-1:111122223333:r"));
        new TriggerEnvelope(Created with { RepositoryArn = new Arn("arn:aws-cn:codecommit:cn-north-1:1:r") }).EventSourceArn
            .Should().Be(new Arn("arn:aws-cn:codecommit:cn-north-1:1:r"));
        new TriggerEnvelope(new TriggerTestEvent()).EventName.Should().Be("TriggerEventTest");
    }

    [Fact]
    public void A_new_envelope_has_no_values()
    {
        new EventBridgeEnvelope().Should().Match<EventBridgeEnvelope>(envelope => envelope.DetailType == null && envelope.Time == null && envelope.Resources == null);
        new TriggerEnvelope().EventTime.Should().BeNull();
    }
}
