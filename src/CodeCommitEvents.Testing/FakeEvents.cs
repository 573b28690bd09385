using CodeCommitEvents.Events;

namespace CodeCommitEvents.Testing;

/// <summary>
/// Creates valid events of every type for unit tests. The same call returns the same event in every run. To change an event, use a
/// <c>with</c> expression or <see cref="CustomizeConsistently"/>. A seed is a number from 0 (default) to one million. Events with
/// the same seed are about the same change: a pull request from a feature branch into <c>main</c> of the repository
/// <c>payments-api</c>. The time of seed 0 is 03:04:05 UTC on 2 January 2026. Each further seed is one minute later.
/// </summary>
/// <remarks>The text of <c>notificationBody</c> is added when an event is converted to a message.</remarks>
public static class FakeEvents
{
    /// <summary>A new branch.</summary>
    public static ReferenceCreatedEvent ReferenceCreated(int seed = 0) => FakeReferenceEvents.Created(new(seed), new FakeData(seed).Source);

    /// <summary>A new tag, <c>v1.0.0</c>.</summary>
    public static ReferenceCreatedEvent TagCreated(int seed = 0) => FakeReferenceEvents.Created(new(seed), GitReference.Tag("v1.0.0"));

    /// <summary>A push to <c>main</c>.</summary>
    public static ReferenceUpdatedEvent ReferenceUpdated(int seed = 0) => FakeReferenceEvents.Updated(new(seed));

    /// <summary>The push to <c>main</c> that CodeCommit makes when it merges a pull request.</summary>
    /// <param name="option">The merge option. Default: null, which means a fast-forward.</param>
    /// <param name="seed">The seed.</param>
    public static ReferenceUpdatedEvent ReferenceMerged(MergeOption? option = null, int seed = 0) => FakeReferenceEvents.Merged(new(seed), option ?? MergeOption.FastForward);

    /// <summary>A deleted branch.</summary>
    public static ReferenceDeletedEvent ReferenceDeleted(int seed = 0) => FakeReferenceEvents.Deleted(new(seed));

    /// <summary>A merge commit that no branch points to.</summary>
    public static UnreferencedMergeCommitCreatedEvent UnreferencedMergeCommitCreated(int seed = 0) => FakeReferenceEvents.UnreferencedMerge(new(seed));

    /// <summary>A test event of a trigger.</summary>
    public static TriggerTestEvent TriggerTest(int seed = 0) => FakeReferenceEvents.TriggerTest(new(seed));

    /// <summary>A pull request that was opened.</summary>
    public static PullRequestCreatedEvent PullRequestCreated(int seed = 0) => FakePullRequestEvents.Created(new(seed));

    /// <summary>A pull request whose source branch has a new commit. It has a new revision.</summary>
    public static PullRequestSourceBranchUpdatedEvent PullRequestSourceBranchUpdated(int seed = 0) => FakePullRequestEvents.SourceBranchUpdated(new(seed));

    /// <summary>A pull request that was closed without a merge.</summary>
    public static PullRequestStatusChangedEvent PullRequestStatusChanged(int seed = 0) => FakePullRequestEvents.Closed(new(seed));

    /// <summary>A pull request that was merged.</summary>
    /// <param name="option">The merge option. Default: null, which means a fast-forward.</param>
    /// <param name="seed">The seed.</param>
    public static PullRequestMergeStatusUpdatedEvent PullRequestMergeStatusUpdated(MergeOption? option = null, int seed = 0) =>
        FakePullRequestEvents.Merged(new(seed), option ?? MergeOption.FastForward);

    /// <summary>A pull request that somebody approved, or whose approval somebody revoked.</summary>
    /// <param name="status">The approval status. Default: null, which means approved.</param>
    /// <param name="seed">The seed.</param>
    public static PullRequestApprovalStateChangedEvent PullRequestApprovalStateChanged(ApprovalStatus? status = null, int seed = 0) =>
        FakePullRequestEvents.ApprovalStateChanged(new(seed), status ?? ApprovalStatus.Approve);

    /// <summary>A pull request whose approval rules somebody overrode, or whose override somebody revoked.</summary>
    /// <param name="status">The override status. Default: null, which means overridden.</param>
    /// <param name="seed">The seed.</param>
    public static PullRequestApprovalRuleOverriddenEvent PullRequestApprovalRuleOverridden(OverrideStatus? status = null, int seed = 0) =>
        FakePullRequestEvents.RuleOverridden(new(seed), status ?? OverrideStatus.Override);

    /// <summary>A pull request to which an approval rule was added.</summary>
    public static PullRequestApprovalRuleCreatedEvent PullRequestApprovalRuleCreated(int seed = 0) => FakePullRequestEvents.RuleCreated(new(seed));

    /// <summary>A pull request whose approval rule was changed.</summary>
    public static PullRequestApprovalRuleUpdatedEvent PullRequestApprovalRuleUpdated(int seed = 0) => FakePullRequestEvents.RuleUpdated(new(seed));

    /// <summary>A pull request from which an approval rule was removed.</summary>
    public static PullRequestApprovalRuleDeletedEvent PullRequestApprovalRuleDeleted(int seed = 0) => FakePullRequestEvents.RuleDeleted(new(seed));

    /// <summary>A comment on a pull request.</summary>
    /// <param name="text">The text.</param>
    /// <param name="caller">The caller of the event, who is the author of the comment. Default: a caller that depends on the seed.</param>
    /// <param name="seed">The seed.</param>
    public static CommentOnPullRequestCreatedEvent CommentOnPullRequestCreated(string text = "Looks good.", Arn? caller = null, int seed = 0) => FakeCommentEvents.OnPullRequest(new(seed), text, caller);

    /// <summary>An edited comment on a pull request.</summary>
    /// <param name="text">The new text.</param>
    /// <param name="caller">The caller of the event, who is the author of the comment. Default: a caller that depends on the seed.</param>
    /// <param name="seed">The seed.</param>
    public static CommentOnPullRequestUpdatedEvent CommentOnPullRequestUpdated(string text = "Looks good.", Arn? caller = null, int seed = 0) => FakeCommentEvents.OnPullRequestUpdated(new(seed), text, caller);

    /// <summary>A comment on a commit.</summary>
    /// <param name="text">The text.</param>
    /// <param name="caller">The caller of the event, who is the author of the comment. Default: a caller that depends on the seed.</param>
    /// <param name="seed">The seed.</param>
    public static CommentOnCommitCreatedEvent CommentOnCommitCreated(string text = "Looks good.", Arn? caller = null, int seed = 0) => FakeCommentEvents.OnCommit(new(seed), text, caller);

    /// <summary>An edited comment on a commit.</summary>
    /// <param name="text">The new text.</param>
    /// <param name="caller">The caller of the event, who is the author of the comment. Default: a caller that depends on the seed.</param>
    /// <param name="seed">The seed.</param>
    public static CommentOnCommitUpdatedEvent CommentOnCommitUpdated(string text = "Looks good.", Arn? caller = null, int seed = 0) => FakeCommentEvents.OnCommitUpdated(new(seed), text, caller);

    /// <summary>A reaction to a comment.</summary>
    public static CommentReactionCreatedEvent CommentReactionCreated(int seed = 0) => FakeCommentEvents.Reaction(new(seed));

    /// <summary>A changed reaction to a comment.</summary>
    public static CommentReactionUpdatedEvent CommentReactionUpdated(int seed = 0) => FakeCommentEvents.ReactionUpdated(new(seed));

    /// <summary>A new approval rule template.</summary>
    public static ApprovalRuleTemplateCreatedEvent ApprovalRuleTemplateCreated(int seed = 0) => FakeTemplateEvents.Alone(new ApprovalRuleTemplateCreatedEvent(), new(seed));

    /// <summary>A changed approval rule template.</summary>
    public static ApprovalRuleTemplateUpdatedEvent ApprovalRuleTemplateUpdated(int seed = 0) => FakeTemplateEvents.Alone(new ApprovalRuleTemplateUpdatedEvent(), new(seed));

    /// <summary>A deleted approval rule template.</summary>
    public static ApprovalRuleTemplateDeletedEvent ApprovalRuleTemplateDeleted(int seed = 0) => FakeTemplateEvents.Alone(new ApprovalRuleTemplateDeletedEvent(), new(seed));

    /// <summary>An approval rule template that was associated with a repository.</summary>
    public static ApprovalRuleTemplateAssociatedWithRepositoryEvent ApprovalRuleTemplateAssociatedWithRepository(int seed = 0) =>
        FakeTemplateEvents.OfRepository(new ApprovalRuleTemplateAssociatedWithRepositoryEvent(), new(seed));

    /// <summary>An approval rule template that was disassociated from a repository.</summary>
    public static ApprovalRuleTemplateDisassociatedFromRepositoryEvent ApprovalRuleTemplateDisassociatedFromRepository(int seed = 0) =>
        FakeTemplateEvents.OfRepository(new ApprovalRuleTemplateDisassociatedFromRepositoryEvent(), new(seed));

    /// <summary>An approval rule template that was associated with several repositories.</summary>
    public static BatchAssociateApprovalRuleTemplateWithRepositoriesEvent BatchAssociateApprovalRuleTemplateWithRepositories(int seed = 0) =>
        FakeTemplateEvents.OfRepositories(new BatchAssociateApprovalRuleTemplateWithRepositoriesEvent(), new(seed));

    /// <summary>An approval rule template that was disassociated from several repositories.</summary>
    public static BatchDisassociateApprovalRuleTemplateFromRepositoriesEvent BatchDisassociateApprovalRuleTemplateFromRepositories(int seed = 0) =>
        FakeTemplateEvents.OfRepositories(new BatchDisassociateApprovalRuleTemplateFromRepositoriesEvent(), new(seed));

    /// <summary>A build of CodeBuild that was just submitted or has ended.</summary>
    /// <param name="status">The status of the build. Default: null, which means that it was just submitted.</param>
    /// <param name="seed">The seed.</param>
    public static BuildStateChangeEvent BuildStateChange(BuildStatus? status = null, int seed = 0) =>
        status is null || status == BuildStatus.InProgress ? FakeBuild.Of(new FakeData(seed)).Submitted() : FakeBuild.Of(new FakeData(seed)).Ended(status.Value);

    /// <summary>The end of the phase <c>BUILD</c> of a CodeBuild build.</summary>
    /// <param name="status">The status of the phase. Default: null, which means succeeded.</param>
    /// <param name="seed">The seed.</param>
    public static BuildPhaseChangeEvent BuildPhaseChange(BuildPhaseStatus? status = null, int seed = 0) =>
        FakeBuild.Of(new FakeData(seed)).BuildPhaseEnded(new BuildStatus((status ?? BuildPhaseStatus.Succeeded).Value));

    /// <summary>
    /// Returns a changed copy of an event. Values that depend on the change are updated, for example ARNs, the repository id, and
    /// the author, dates and file counts of a new pull request. After a <c>with</c> expression alone, these values are updated only
    /// when the event is converted to a message.
    /// </summary>
    /// <param name="serviceEvent">The event.</param>
    /// <param name="shape">A function that returns the changed event, such as <c>it => it with { RepositoryName = "shop" }</c>.</param>
    /// <exception cref="InvalidOperationException"><paramref name="shape"/> returns null.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static TEvent CustomizeConsistently<TEvent>(this TEvent serviceEvent, Func<TEvent, TEvent> shape)
        where TEvent : ServiceEvent
    {
        ArgumentNullException.ThrowIfNull(serviceEvent);
        ArgumentNullException.ThrowIfNull(shape);
        var shaped = shape(serviceEvent) ?? throw new InvalidOperationException("The function returned null.");
        return (TEvent)FakeEventNormalizer.Of(shaped);
    }

    /// <summary>An event of a type that CodeCommit does not have.</summary>
    public static UnknownCodeCommitEvent Unknown() => (UnknownCodeCommitEvent)EventParser.Parse(FakeMessages.Unknown())[0].Event;

    /// <summary>The result of parsing an SQS record whose message is truncated.</summary>
    public static UnreadableMessage Unreadable() => (UnreadableMessage)EventParser.Parse(FakePayloads.SqsToLambda(FakeMessages.Malformed()))[0].Event;
}
