using CodeCommitEvents.Events;
using CodeCommitEvents.Tests.Testing;

namespace CodeCommitEvents.Tests.Rules;

/// <summary>Events of every type and kind, with all data that a build needs. Each event has a name for use in tests.</summary>
internal static class EveryEvent
{
    private static readonly Dictionary<string, ServiceEvent> Chosen = new(StringComparer.Ordinal)
    {
        ["branch created"] = Given.FirstPush("main"),
        ["branch pushed"] = Given.Push("main"),
        ["branch deleted"] = Given.Deletion("main"),
        ["tag created"] = Given.FirstPush("refs/tags/v1"),
        ["tag moved"] = Given.Push("refs/tags/v1"),
        ["tag deleted"] = Given.Deletion("refs/tags/v1"),
        ["note created"] = Given.FirstPush("refs/notes/x"),
        ["note pushed"] = Given.Push("refs/notes/x"),
        ["note deleted"] = Given.Deletion("refs/notes/x"),
        ["merge commit"] = new UnreferencedMergeCommitCreatedEvent { RepositoryName = Given.Repository, CommitId = Given.Commit },
        ["commit comment"] = Given.CommitComment(),
        ["commit comment edited"] = new CommentOnCommitUpdatedEvent { CommentId = "c2", RepositoryName = Given.Repository, AfterCommitId = Given.Commit },
        ["pr comment"] = Given.Comment(),
        ["pr comment edited"] = Given.EditedComment(),
        ["reaction"] = new CommentReactionCreatedEvent { CommentId = "c1", RepositoryName = Given.Repository },
        ["reaction changed"] = new CommentReactionUpdatedEvent { CommentId = "c1", RepositoryName = Given.Repository },
        ["pr opened"] = Given.Opened(),
        ["pr updated"] = Given.Updated(),
        ["pr closed"] = Given.StatusChanged(PullRequestStatus.Closed),
        ["pr open again"] = Given.StatusChanged(PullRequestStatus.Open),
        ["pr of no status"] = Given.StatusChanged(null),
        ["pr squashed"] = Given.Merged(MergeOption.Squash),
        ["pr forwarded"] = Given.Merged(MergeOption.FastForward),
        ["pr merged somehow"] = Given.Merged(null),
        ["pr approved"] = Given.Approval(ApprovalStatus.Approve),
        ["pr approval revoked"] = Given.Approval(ApprovalStatus.Revoke),
        ["pr approval of no status"] = Given.Approval(null),
        ["pr rules overridden"] = Given.Override(OverrideStatus.Override),
        ["pr rules reinstated"] = Given.Override(OverrideStatus.Revoke),
        ["pr rules of no status"] = Given.Override(null),
        ["pr rule created"] = new PullRequestApprovalRuleCreatedEvent { PullRequestId = "7", RepositoryName = Given.Repository, SourceCommit = Given.Commit },
        ["pr rule updated"] = new PullRequestApprovalRuleUpdatedEvent { PullRequestId = "7", RepositoryName = Given.Repository, SourceCommit = Given.Commit },
        ["pr rule deleted"] = new PullRequestApprovalRuleDeletedEvent { PullRequestId = "7", RepositoryName = Given.Repository, SourceCommit = Given.Commit },
        ["template created"] = new ApprovalRuleTemplateCreatedEvent(),
        ["template updated"] = new ApprovalRuleTemplateUpdatedEvent(),
        ["template deleted"] = new ApprovalRuleTemplateDeletedEvent(),
        ["template associated"] = new ApprovalRuleTemplateAssociatedWithRepositoryEvent { RepositoryName = Given.Repository },
        ["template disassociated"] = new ApprovalRuleTemplateDisassociatedFromRepositoryEvent { RepositoryName = Given.Repository },
        ["template associated with many"] = new BatchAssociateApprovalRuleTemplateWithRepositoriesEvent(),
        ["template disassociated from many"] = new BatchDisassociateApprovalRuleTemplateFromRepositoriesEvent(),
        ["trigger test"] = new TriggerTestEvent { RepositoryName = Given.Repository, References = [new() { Ref = "refs/heads/main", Commit = Given.Commit }] },
        ["unknown event"] = new UnknownCodeCommitEvent { RepositoryName = Given.Repository, Json = "{}" },
        ["build running"] = Given.Build(BuildStatus.InProgress),
        ["build succeeded"] = Given.Build(BuildStatus.Succeeded),
        ["build failed"] = Given.Build(BuildStatus.Failed),
        ["build stopped"] = Given.Build(BuildStatus.Stopped),
        ["build timed out"] = Given.Build(BuildStatus.TimedOut),
        ["build faulted"] = Given.Build(BuildStatus.Fault),
        ["build of no status"] = Given.Build(null),
        ["build phase"] = new BuildPhaseChangeEvent
        {
            BuildArn = Given.Build(null).BuildArn,
            CompletedPhaseStatus = BuildPhaseStatus.Succeeded,
            Information = Given.Build(null).Information,
        },
        ["unknown build event"] = new UnknownCodeBuildEvent { Json = "{}" },
        ["foreign event"] = new ForeignEvent { Json = "{}", Source = "aws.s3" },
        ["plain text"] = new PlainTextMessage { Text = "main" },
        ["unreadable"] = new UnreadableMessage { Text = "{", Layer = "SNS", JsonPath = "$", Reason = "broken" },
        ["foreign JSON"] = new ForeignEvent { Json = "{}" },
        ["subscription"] = new SubscriptionConfirmation(),
        ["end of subscription"] = new UnsubscribeConfirmation(),
    };

    /// <summary>The events above, and a fake event for each other event type.</summary>
    public static IReadOnlyDictionary<string, ServiceEvent> ByName { get; } = Chosen
        .Concat(EveryFake.Events().Where(made => Chosen.Values.All(one => one.GetType() != made.GetType())).DistinctBy(made => made.GetType())
            .Select(made => KeyValuePair.Create(made.WireName, made)))
        .ToDictionary(StringComparer.Ordinal);
}
