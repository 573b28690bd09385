using CodeCommitEvents.Events;

namespace CodeCommitEvents.Testing;

/// <summary>
/// One event of every type for unit tests: valid, and coherent with the others of its seed, which tell of one pull request from
/// a feature branch into <c>main</c> of the repository <c>payments-api</c>. The same call gives the same event in every run:
/// January 2026, ids made of the seed. Shape it by <c>with</c>; another seed, from 0 to a million, is another change.
/// </summary>
/// <remarks>The prose of <c>notificationBody</c> is written where an event becomes a payload, from what it is by then.</remarks>
public static class FakeEvents
{
    /// <summary>A new branch.</summary>
    public static ReferenceCreatedEvent ReferenceCreated(int seed = 0) => FakeReferenceEvents.Created(new(seed), new FakeData(seed).Source);

    /// <summary>A new tag, <c>v1.0.0</c>.</summary>
    public static ReferenceCreatedEvent TagCreated(int seed = 0) => FakeReferenceEvents.Created(new(seed), GitReference.Tag("v1.0.0"));

    /// <summary>A push to <c>main</c>.</summary>
    public static ReferenceUpdatedEvent ReferenceUpdated(int seed = 0) => FakeReferenceEvents.Updated(new(seed));

    /// <summary>The push to <c>main</c> that CodeCommit makes when it merges.</summary>
    /// <param name="option">How. Null for a fast-forward.</param>
    /// <param name="seed">Which change.</param>
    public static ReferenceUpdatedEvent ReferenceMerged(MergeOption? option = null, int seed = 0) => FakeReferenceEvents.Merged(new(seed), option ?? MergeOption.FastForward);

    /// <summary>A deleted branch.</summary>
    public static ReferenceDeletedEvent ReferenceDeleted(int seed = 0) => FakeReferenceEvents.Deleted(new(seed));

    /// <summary>A merge that no branch points to.</summary>
    public static UnreferencedMergeCommitCreatedEvent UnreferencedMergeCommitCreated(int seed = 0) => FakeReferenceEvents.UnreferencedMerge(new(seed));

    /// <summary>The test of a trigger.</summary>
    public static TriggerTestEvent TriggerTest(int seed = 0) => FakeReferenceEvents.TriggerTest(new(seed));

    /// <summary>A pull request that was opened.</summary>
    public static PullRequestCreatedEvent PullRequestCreated(int seed = 0) => FakePullRequestEvents.Created(new(seed));

    /// <summary>A push to the source of a pull request: a new commit and a new revision.</summary>
    public static PullRequestSourceBranchUpdatedEvent PullRequestSourceBranchUpdated(int seed = 0) => FakePullRequestEvents.SourceBranchUpdated(new(seed));

    /// <summary>A pull request that was closed without a merge.</summary>
    public static PullRequestStatusChangedEvent PullRequestStatusChanged(int seed = 0) => FakePullRequestEvents.Closed(new(seed));

    /// <summary>A pull request that was merged.</summary>
    /// <param name="option">How. Null for a fast-forward.</param>
    /// <param name="seed">Which change.</param>
    public static PullRequestMergeStatusUpdatedEvent PullRequestMergeStatusUpdated(MergeOption? option = null, int seed = 0) =>
        FakePullRequestEvents.Merged(new(seed), option ?? MergeOption.FastForward);

    /// <summary>A pull request that somebody approved.</summary>
    /// <param name="status">What became of the approval. Null for given.</param>
    /// <param name="seed">Which change.</param>
    public static PullRequestApprovalStateChangedEvent PullRequestApprovalStateChanged(ApprovalStatus? status = null, int seed = 0) =>
        FakePullRequestEvents.ApprovalStateChanged(new(seed), status ?? ApprovalStatus.Approve);

    /// <summary>A pull request whose rules somebody overrode.</summary>
    /// <param name="status">What became of the rules. Null for overridden.</param>
    /// <param name="seed">Which change.</param>
    public static PullRequestApprovalRuleOverriddenEvent PullRequestApprovalRuleOverridden(OverrideStatus? status = null, int seed = 0) =>
        FakePullRequestEvents.RuleOverridden(new(seed), status ?? OverrideStatus.Override);

    /// <summary>A pull request that got an approval rule.</summary>
    public static PullRequestApprovalRuleCreatedEvent PullRequestApprovalRuleCreated(int seed = 0) => FakePullRequestEvents.RuleCreated(new(seed));

    /// <summary>A pull request whose approval rule was changed.</summary>
    public static PullRequestApprovalRuleUpdatedEvent PullRequestApprovalRuleUpdated(int seed = 0) => FakePullRequestEvents.RuleUpdated(new(seed));

    /// <summary>A pull request that lost an approval rule.</summary>
    public static PullRequestApprovalRuleDeletedEvent PullRequestApprovalRuleDeleted(int seed = 0) => FakePullRequestEvents.RuleDeleted(new(seed));

    /// <summary>A comment on a pull request.</summary>
    /// <param name="text">What it says.</param>
    /// <param name="seed">Which change.</param>
    public static CommentOnPullRequestCreatedEvent CommentOnPullRequestCreated(string text = "Looks good.", int seed = 0) => FakeCommentEvents.OnPullRequest(new(seed), text);

    /// <summary>A comment on a pull request that was edited.</summary>
    /// <param name="text">What it says now.</param>
    /// <param name="seed">Which change.</param>
    public static CommentOnPullRequestUpdatedEvent CommentOnPullRequestUpdated(string text = "Looks good.", int seed = 0) => FakeCommentEvents.OnPullRequestUpdated(new(seed), text);

    /// <summary>A comment on a commit.</summary>
    /// <param name="text">What it says.</param>
    /// <param name="seed">Which change.</param>
    public static CommentOnCommitCreatedEvent CommentOnCommitCreated(string text = "Looks good.", int seed = 0) => FakeCommentEvents.OnCommit(new(seed), text);

    /// <summary>A comment on a commit that was edited.</summary>
    /// <param name="text">What it says now.</param>
    /// <param name="seed">Which change.</param>
    public static CommentOnCommitUpdatedEvent CommentOnCommitUpdated(string text = "Looks good.", int seed = 0) => FakeCommentEvents.OnCommitUpdated(new(seed), text);

    /// <summary>A reaction to a comment.</summary>
    public static CommentReactionCreatedEvent CommentReactionCreated(int seed = 0) => FakeCommentEvents.Reaction(new(seed));

    /// <summary>A reaction to a comment that was changed.</summary>
    public static CommentReactionUpdatedEvent CommentReactionUpdated(int seed = 0) => FakeCommentEvents.ReactionUpdated(new(seed));

    /// <summary>A new approval rule template.</summary>
    public static ApprovalRuleTemplateCreatedEvent ApprovalRuleTemplateCreated(int seed = 0) => FakeTemplateEvents.Alone(new ApprovalRuleTemplateCreatedEvent(), new(seed));

    /// <summary>An approval rule template that was changed.</summary>
    public static ApprovalRuleTemplateUpdatedEvent ApprovalRuleTemplateUpdated(int seed = 0) => FakeTemplateEvents.Alone(new ApprovalRuleTemplateUpdatedEvent(), new(seed));

    /// <summary>An approval rule template that was deleted.</summary>
    public static ApprovalRuleTemplateDeletedEvent ApprovalRuleTemplateDeleted(int seed = 0) => FakeTemplateEvents.Alone(new ApprovalRuleTemplateDeletedEvent(), new(seed));

    /// <summary>A template that a repository got.</summary>
    public static ApprovalRuleTemplateAssociatedWithRepositoryEvent ApprovalRuleTemplateAssociatedWithRepository(int seed = 0) =>
        FakeTemplateEvents.OfRepository(new ApprovalRuleTemplateAssociatedWithRepositoryEvent(), new(seed));

    /// <summary>A template that a repository lost.</summary>
    public static ApprovalRuleTemplateDisassociatedFromRepositoryEvent ApprovalRuleTemplateDisassociatedFromRepository(int seed = 0) =>
        FakeTemplateEvents.OfRepository(new ApprovalRuleTemplateDisassociatedFromRepositoryEvent(), new(seed));

    /// <summary>A template that several repositories got.</summary>
    public static BatchAssociateApprovalRuleTemplateWithRepositoriesEvent BatchAssociateApprovalRuleTemplateWithRepositories(int seed = 0) =>
        FakeTemplateEvents.OfRepositories(new BatchAssociateApprovalRuleTemplateWithRepositoriesEvent(), new(seed));

    /// <summary>A template that several repositories lost.</summary>
    public static BatchDisassociateApprovalRuleTemplateFromRepositoriesEvent BatchDisassociateApprovalRuleTemplateFromRepositories(int seed = 0) =>
        FakeTemplateEvents.OfRepositories(new BatchDisassociateApprovalRuleTemplateFromRepositoriesEvent(), new(seed));

    /// <summary>A build of CodeBuild that begins, or has ended.</summary>
    /// <param name="status">How it ended. Null for one that has just been submitted.</param>
    /// <param name="seed">Which change.</param>
    public static BuildStateChangeEvent BuildStateChange(BuildStatus? status = null, int seed = 0) =>
        status is null || status == BuildStatus.InProgress ? FakeBuild.Of(new FakeData(seed)).Submitted() : FakeBuild.Of(new FakeData(seed)).Ended(status.Value);

    /// <summary>The phase <c>BUILD</c> of a build that ended.</summary>
    /// <param name="status">How. Null for a success.</param>
    /// <param name="seed">Which change.</param>
    public static BuildPhaseChangeEvent BuildPhaseChange(BuildPhaseStatus? status = null, int seed = 0) =>
        FakeBuild.Of(new FakeData(seed)).BuildPhaseEnded(new BuildStatus((status ?? BuildPhaseStatus.Succeeded).Value));

    /// <summary>
    /// The same event in another shape, with the rest kept in step: ARNs, ids of the repository, the author and the moment of a
    /// new pull request, counts of its files. <c>with</c> alone leaves them, until the event becomes a payload.
    /// </summary>
    /// <param name="serviceEvent">The event.</param>
    /// <param name="shape">Makes the event of it that is wanted, as <c>it => it with { RepositoryName = "shop" }</c>.</param>
    /// <exception cref="InvalidOperationException"><paramref name="shape"/> gives null.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static TEvent CustomizeConsistently<TEvent>(this TEvent serviceEvent, Func<TEvent, TEvent> shape)
        where TEvent : ServiceEvent
    {
        ArgumentNullException.ThrowIfNull(serviceEvent);
        ArgumentNullException.ThrowIfNull(shape);
        var shaped = shape(serviceEvent) ?? throw new InvalidOperationException("The shaped event is null.");
        return (TEvent)FakeEventNormalizer.Of(shaped);
    }

    /// <summary>An event that CodeCommit may have one day.</summary>
    public static UnknownCodeCommitEvent Unknown() => (UnknownCodeCommitEvent)EventParser.Parse(FakeMessages.Unknown())[0].Event;

    /// <summary>What a record of a queue is read as whose message breaks off.</summary>
    public static UnreadableMessage Unreadable() => (UnreadableMessage)EventParser.Parse(FakePayloads.SqsToLambda(FakeMessages.Malformed()))[0].Event;
}
